import type { Nodes, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { stringify } from 'yaml';
import type { MaterialContent } from '../../../db/schema/materials.ts';
import { piecesOf } from './body.ts';
import { frontMatterIn } from './content.ts';

// «~около~» is plain text, as on the page: only two tildes strike out.
const reader = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });
const writer = unified()
  .use(remarkGfm)
  .use(remarkMdx)
  .use(remarkStringify, { bullet: '-', rule: '-', resourceLink: true, listItemIndent: 'one' });

const lineBreak = /^<br ?\/?>$/i;

/** Parses a part: HTML is plain text here, except the line break; so are footnote marks. */
function treeOf(markdown: string): RootContent[] {
  // Bodies have no footnotes: the mark of a definition stays as text.
  const tree = reader.parse(markdown.replace(/^( {0,3})\[\^/gm, '$1\\[^').replace(/(?<!\\)\[\^/g, '\\[^'));
  htmlToWords(tree);
  return tree.children;
}

function htmlToWords(node: Nodes): void {
  if (!('children' in node)) return;
  const parent = node as { children: Nodes[] };
  parent.children = parent.children.map((child): Nodes => {
    htmlToWords(child);
    if (child.type !== 'html') return child;
    if (lineBreak.test(child.value)) return { type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [] };
    const words: Nodes = { type: 'text', value: child.value };
    return blockParents.has(node.type) ? { type: 'paragraph', children: [words] } : words;
  });
}
const blockParents = new Set(['root', 'blockquote', 'listItem']);

const formNode = (title: string, children: RootContent[]): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name: 'Form',
  attributes: [{ type: 'mdxJsxAttribute', name: 'title', value: title }],
  children: children as MdxJsxFlowElement['children'],
});

/** The body as the same tree as for files of the bank: for Word and for the export. */
export const treeOfBody = (body: string): Root => ({
  type: 'root',
  children: piecesOf(body).flatMap((piece) =>
    piece.kind === 'form' ? [formNode(piece.title, treeOf(piece.markdown))] : treeOf(piece.markdown),
  ),
});

/** A line that begins like this would be MDX code; its first letter is written as an entity. */
const code = /^(import|export)(?=[ {*])/gm;

/** The body as MDX: what MDX would parse as code (`{`, `<`) is escaped. */
export const mdxBodyOf = (body: string): string =>
  writer
    .stringify(treeOfBody(body))
    .replace(code, (word) => `&#x${word.codePointAt(0)?.toString(16)};${word.slice(1)}`);

/** A material as a file of `content/materials/`: the strict front matter and the body. */
export function mdxOf(content: MaterialContent): string {
  const frontMatter = stringify(frontMatterIn(content), { lineWidth: 0, flowCollectionPadding: false });
  return `---\n${frontMatter}---\n\n${mdxBodyOf(content.body)}`;
}
