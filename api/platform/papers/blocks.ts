import type { Image, List, ListItem as MarkdownItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { type Look, plainOf, type Run, tidy } from './runs.ts';

/** A text as blocks for a booklet. */
export type Block =
  | { kind: 'heading'; level: 3 | 4; text: string }
  | { kind: 'text' | 'quote'; runs: Run[] }
  | { kind: 'list'; items: ListItem[] }
  | { kind: 'table'; head: Run[][]; rows: Run[][][] }
  | Picture;

export interface Picture {
  kind: 'picture';
  /** As in the text: `/files/{id}/{name}`, or a path relative to the text's file. */
  source: string;
  /** Alternative text; may be empty. */
  alt: string;
}

export interface ListItem {
  /** «1.», «–», «[  ]», «[×]». */
  mark: string;
  runs: Run[];
  /** The nesting level of the list, from 0. */
  level: number;
  pictures?: Picture[];
}

/** Parses Markdown of a file of the bank into blocks. */
export const blocksOfMarkdown = (nodes: readonly RootContent[]): Block[] => nodes.flatMap(blockOf);

/** Inline runs of a node; the alternative text of a picture goes with the picture instead. */
function runsOf(node: Nodes, pictures: Picture[], look: Look = {}): Run[] {
  if (node.type === 'break') return [{ text: '\n', ...look }];
  if (node.type === 'image') {
    pictures.push(pictureOf(node));
    return [];
  }
  if ('value' in node && typeof node.value === 'string' && node.type !== 'html')
    return [{ text: node.value.replace(/\s*\n\s*/g, ' '), ...look }];
  // `<br />` of MDX.
  if (node.type === 'mdxJsxTextElement' && node.name === 'br') return [{ text: '\n', ...look }];
  if (!('children' in node)) return [];
  const own = { ...look, ...lookOf(node) };
  return node.children.flatMap((child) => runsOf(child as Nodes, pictures, own));
}

function lookOf(node: Nodes): Look {
  if (node.type === 'strong') return { bold: true };
  if (node.type === 'emphasis') return { italic: true };
  if (node.type === 'delete') return { struck: true };
  return node.type === 'link' && !node.url.startsWith('#') ? { link: node.url } : {};
}

const pictureOf = ({ url, alt }: Image): Picture => ({ kind: 'picture', source: url, alt: alt ?? '' });

function blockOf(node: RootContent): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth <= 2 ? 3 : 4, text: plainOf(tidy(runsOf(node, []))) }];
    case 'paragraph':
      return paragraph(node.children);
    case 'blockquote':
      // A list within a quotation stays a list.
      return blocksOfMarkdown(node.children).map((block) =>
        block.kind === 'text' ? { ...block, kind: 'quote' } : block,
      );
    case 'list':
      return [{ kind: 'list', items: itemsOf(node, 0) }];
    case 'table':
      return tableOf(node);
    case 'code':
      return [{ kind: 'text', runs: [{ text: node.value }] }];
    default:
      return 'children' in node ? blocksOfMarkdown(node.children as RootContent[]) : [];
  }
}

/** A paragraph and its pictures, in order. */
function paragraph(children: readonly PhrasingContent[]): Block[] {
  const blocks: Block[] = [];
  let runs: Run[] = [];
  const put = () => {
    const words = tidy(runs);
    runs = [];
    if (words.length > 0) blocks.push({ kind: 'text', runs: words });
  };
  for (const child of children) {
    const pictures: Picture[] = [];
    runs.push(...runsOf(child, pictures));
    if (pictures.length === 0) continue;
    put();
    blocks.push(...pictures);
  }
  put();
  return blocks;
}

function markOf({ checked }: MarkdownItem, number: string | null): string {
  if (typeof checked === 'boolean') return checked ? '[×]' : '[  ]';
  return number ?? '–';
}

function itemsOf(list: List, level: number): ListItem[] {
  return list.children.flatMap((item, index) => {
    const pictures: Picture[] = [];
    const own = item.children.filter((child) => child.type !== 'list');
    const runs = own.flatMap((child, place): Run[] => [
      ...(place > 0 ? [{ text: '\n' }] : []),
      ...runsOf(child, pictures),
    ]);
    const mark = markOf(item, list.ordered ? `${(list.start ?? 1) + index}.` : null);
    const inner = item.children.filter((child) => child.type === 'list');
    return [
      { mark, runs: tidy(runs), level, ...(pictures.length > 0 && { pictures }) },
      ...inner.flatMap((child) => itemsOf(child, level + 1)),
    ];
  });
}

/** A table, followed by the pictures of its cells, for which a cell has no room. */
function tableOf({ children }: Table): Block[] {
  const pictures: Picture[] = [];
  const [head = [], ...rows] = children.map((row) => row.children.map((cell) => tidy(runsOf(cell, pictures))));
  return [{ kind: 'table', head, rows }, ...pictures];
}
