// Part of the build: the search index of what comes from files, materials and founding practices.
import { bankFiles, frontMatterOf, plainTextOf } from '../../api/bank/files.ts';
import { searchDocumentOf } from '../../api/bank/searchDocument.ts';
import { buildIndex } from '../../api/search/indexer.ts';

const documents = bankFiles().map((file) => {
  const frontMatter = frontMatterOf(file);
  const kind = 'kind' in frontMatter ? frontMatter.kind : 'practice';
  return searchDocumentOf({ ...frontMatter, ...file, kind, text: plainTextOf(file) });
});
const { milliseconds } = await buildIndex(documents, 'dist/client/search/bank');
console.error(`  ${documents.length} записей за ${(milliseconds / 1000).toFixed(1)} с`);
