import { Parser } from 'htmlparser2';
import type { List, Nodes, RootContent, Table } from 'mdast';

/** A text as a booklet prints it: what each piece is, its words alone. */
export type Block =
  | { kind: 'heading'; level: 3 | 4; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'list'; items: ListItem[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

export interface ListItem {
  /** «1.», «–», «[  ]». */
  mark: string;
  text: string;
  /** How deep the list lies in others, from 0. */
  level: number;
}

const clean = (text: string) =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node && typeof node.value === 'string' && node.type !== 'html')
    return node.value.replace(/\s*\n\s*/g, ' ');
  return 'children' in node ? node.children.map((child) => wordsOf(child as Nodes)).join('') : '';
}

/** Markdown of a file of the bank as blocks. */
export const blocksOfMarkdown = (nodes: readonly RootContent[]): Block[] => nodes.flatMap(blockOf);

function blockOf(node: RootContent): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth <= 2 ? 3 : 4, text: clean(wordsOf(node)) }];
    case 'paragraph':
      return [{ kind: 'text', text: clean(wordsOf(node)) }];
    case 'blockquote':
      return node.children.map((child) => ({ kind: 'quote', text: clean(wordsOf(child)) }));
    case 'list':
      return [{ kind: 'list', items: itemsOf(node, 0) }];
    case 'table':
      return [tableOf(node)];
    case 'code':
      return [{ kind: 'text', text: node.value }];
    default:
      return 'children' in node ? blocksOfMarkdown(node.children as RootContent[]) : [];
  }
}

function itemsOf(list: List, level: number): ListItem[] {
  return list.children.flatMap((item, index) => {
    const own = item.children.filter((child) => child.type !== 'list').map(wordsOf);
    const mark = typeof item.checked === 'boolean' ? '[  ]' : list.ordered ? `${(list.start ?? 1) + index}.` : '–';
    const inner = item.children.filter((child) => child.type === 'list');
    return [{ mark, text: clean(own.join('\n')), level }, ...inner.flatMap((child) => itemsOf(child, level + 1))];
  });
}

function tableOf({ children }: Table): Block {
  const [head = [], ...rows] = children.map((row) => row.children.map((cell) => clean(wordsOf(cell))));
  return { kind: 'table', head, rows };
}

/** HTML that was made here (`api/markdown.ts`) as blocks. */
export function blocksOfHtml(html: string): Block[] {
  const blocks: Block[] = [];
  const lists: { ordered: boolean; next: number; items: ListItem[] }[] = [];
  let table: { head: string[]; rows: string[][] } | null = null;
  let words = '';
  let quoted = 0;
  const put = (kind: 'text' | 'quote') => {
    const text = clean(words);
    words = '';
    if (text) blocks.push({ kind, text });
  };
  /** What was said before an inner list or at the end of an item. */
  const putItem = () => {
    const list = lists.at(-1);
    const item = list?.items.at(-1);
    if (item) item.text = clean(`${item.text}\n${words}`);
    words = '';
  };
  const parser = new Parser({
    onopentag(name, { start }) {
      if (name === 'blockquote') quoted += 1;
      if (name === 'br') words += '\n';
      if (name === 'ul' || name === 'ol') {
        const outer = lists.at(-1);
        if (outer) putItem();
        lists.push({ ordered: name === 'ol', next: Number(start ?? 1), items: outer?.items ?? [] });
      }
      const list = lists.at(-1);
      if (name === 'li' && list) {
        list.items.push({ mark: list.ordered ? `${list.next}.` : '–', text: '', level: lists.length - 1 });
        list.next += 1;
      }
      if (name === 'table') table = { head: [], rows: [] };
      if (name === 'tr' && table) table.rows.push([]);
      if (name === 'td' || name === 'th') words = '';
    },
    ontext(text) {
      words += text;
    },
    onclosetag(name) {
      if (/^h[1-6]$/.test(name)) {
        const text = clean(words);
        words = '';
        blocks.push({ kind: 'heading', level: name === 'h2' ? 3 : 4, text });
      } else if (name === 'p') {
        if (lists.length > 0) putItem();
        else if (!table) put(quoted > 0 ? 'quote' : 'text');
      } else if (name === 'pre') put('text');
      else if (name === 'blockquote') quoted -= 1;
      else if (name === 'li') putItem();
      else if (name === 'ul' || name === 'ol') {
        const list = lists.pop();
        words = '';
        if (list && lists.length === 0) blocks.push({ kind: 'list', items: list.items });
      } else if ((name === 'td' || name === 'th') && table) {
        table.rows.at(-1)?.push(clean(words));
        words = '';
      } else if (name === 'table' && table) {
        const [head = [], ...rows] = table.rows;
        blocks.push({ kind: 'table', head, rows });
        table = null;
      }
    },
  });
  parser.end(html);
  return blocks;
}
