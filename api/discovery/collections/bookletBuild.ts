/**
 * `node api/discovery/collections/bookletBuild.ts`: reads a `BookletOrder` as JSON from stdin and writes the PDF to stdout. A process of
 * its own: sixty texts take seconds to draw, and no page should wait for them.
 */
import { text } from 'node:stream/consumers';
import { bankFile, treeOf, withFormsOpened } from '../../knowledge/bankFiles/index.ts';
import {
  type Block,
  blocksOfHtml,
  blocksOfMarkdown,
  type DrawnPicture,
  drawnPicture,
  picturesIn,
  writeBooklet,
} from '../../platform/papers/index.ts';
import type { BookletOrder, OrderedPart } from './booklet.ts';

const { parts, pictures: keys, ...cover } = JSON.parse(await text(process.stdin)) as BookletOrder;
const pictures = new Map<string, DrawnPicture>();

/** The body of a text: Markdown of a file, or the HTML that the database keeps. Its pictures are made ready, one after another. */
async function blocksOf({ source, collection, slug, html, text: words }: OrderedPart): Promise<Block[]> {
  const file = source === 'file' ? bankFile(collection, slug) : null;
  if (!file) {
    const blocks: Block[] = html ? blocksOfHtml(html) : [{ kind: 'text', runs: [{ text: words }] }];
    await makeReady(blocks, null);
    return blocks;
  }
  const blocks = blocksOfMarkdown(withFormsOpened(treeOf(file)));
  await makeReady(blocks, file.path);
  return blocks;
}

/** What lies beside a file is known by its whole path: two texts may each have a `1.png`. */
async function makeReady(blocks: readonly Block[], file: string | null): Promise<void> {
  for (const picture of picturesIn(blocks)) {
    const drawn = await drawnPicture(picture.source, keys, file);
    if (file && !picture.source.startsWith('/')) picture.source = `${file}/${picture.source}`;
    if (drawn) pictures.set(picture.source, drawn);
  }
}

const whole = [];
for (const part of parts) whole.push({ ...part, blocks: await blocksOf(part) });
process.stdout.write(await writeBooklet({ ...cover, parts: whole, pictures }));
