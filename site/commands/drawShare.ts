// Part of the build: social images of the materials and practices in files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { kindTitle, readersOf } from '../../api/knowledge/bank/words.ts';
import { bankFiles, frontMatterOf } from '../../api/knowledge/bankFiles/files.ts';
import { pictureUrl } from '../../api/knowledge/socialImages/address.ts';
import { drawPicture } from '../../api/knowledge/socialImages/picture.ts';

for (const place of ['bank', 'practices']) mkdirSync(`dist/client/share/${place}`, { recursive: true });
for (const file of bankFiles()) {
  const frontMatter = frontMatterOf(file);
  const kind = 'kind' in frontMatter ? frontMatter.kind : 'practice';
  const { title } = frontMatter;
  const url = pictureUrl({ id: '', collection: file.collection, source: 'file', slug: file.slug, title, kind });
  const picture = await drawPicture({ title, label: kindTitle(kind), note: readersOf(frontMatter) });
  writeFileSync(`dist/client${url}`, picture);
}
