// `node api/knowledge/socialImages/draw.ts FOLDER`: draws the pictures named on its input, `[{file, title, label, note}]`, into a folder. A
// process of its own: what draws weighs more than what serves.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { drawPicture, type Picture } from './picture.ts';

const [folder] = process.argv.slice(2) as [string];
for (const { file, ...picture } of (await json(process.stdin)) as (Picture & { file: string })[]) {
  const target = join(folder, file);
  await mkdir(dirname(target), { recursive: true });
  // A reader never gets a half-written file.
  await writeFile(`${target}.new`, await drawPicture(picture));
  await rename(`${target}.new`, target);
}
