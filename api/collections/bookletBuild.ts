/**
 * `node api/collections/bookletBuild.ts`: reads a `BookletOrder` as JSON from stdin and writes the PDF to stdout. A process of
 * its own: sixty texts take seconds to draw, and no page should wait for them.
 */
import { text } from 'node:stream/consumers';
import { bankFile, treeOf } from '../bank/files.ts';
import { withFormsOpened } from '../bank/mdx.ts';
import { type Block, blocksOfHtml, blocksOfMarkdown } from '../papers/blocks.ts';
import { writeBooklet } from '../papers/booklet.ts';
import type { BookletOrder, OrderedPart } from './booklet.ts';

/** The body of a text: Markdown of a file, or the HTML that the database keeps. */
function blocksOf({ source, collection, slug, html, text: words }: OrderedPart): Block[] {
  const file = source === 'file' ? bankFile(collection, slug) : null;
  if (file) return blocksOfMarkdown(withFormsOpened(treeOf(file)));
  return html ? blocksOfHtml(html) : [{ kind: 'text', text: words }];
}

const { parts, ...cover } = JSON.parse(await text(process.stdin)) as BookletOrder;
const bytes = await writeBooklet({ ...cover, parts: parts.map((part) => ({ ...part, blocks: blocksOf(part) })) });
process.stdout.write(bytes);
