import { CheckBox, HeadingLevel, Paragraph, type ParagraphChild, Tab, TextRun, type Table as WordTable } from 'docx';
import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { runsOf } from './inline.ts';
import { tableOf } from './table.ts';

type Block = Paragraph | WordTable;

/** State shared by the blocks of one document: its width, and a counter so that every numbered list starts at one. */
export interface Setting {
  /** Twips between the margins. */
  width: number;
  lists: number;
}

/** Depth of a Markdown heading → style, one below the document title. */
const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
  5: HeadingLevel.HEADING_3,
  6: HeadingLevel.HEADING_3,
} as const;

/** Markdown blocks as paragraphs and tables with named Word styles. */
export const blocksOf = (nodes: RootContent[], setting: Setting): Block[] =>
  nodes.flatMap((node) => blockOf(node, setting));

function blockOf(node: RootContent, setting: Setting): Block[] {
  switch (node.type) {
    case 'heading':
      return [new Paragraph({ heading: headings[node.depth], children: runsOf(node.children) })];
    case 'paragraph':
      return [new Paragraph({ children: runsOf(node.children) })];
    case 'list':
      return listOf(node, setting, 0);
    case 'table':
      // A paragraph after a table keeps two tables apart; Word also requires one at the end.
      return [tableOf(node, setting.width), new Paragraph({ children: [] })];
    case 'blockquote':
      return node.children.flatMap((child) =>
        child.type === 'paragraph'
          ? [new Paragraph({ style: 'Quotation', children: runsOf(child.children) })]
          : blockOf(child, setting),
      );
    case 'code':
      return node.value
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, font: 'Courier New' })] }));
    default:
      return [];
  }
}

function listOf(list: List, setting: Setting, level: number): Block[] {
  if (list.ordered) setting.lists += 1;
  const instance = setting.lists;
  return list.children.flatMap((item) => itemOf(item, list, instance, setting, level));
}

function itemOf(item: ListItem, list: List, instance: number, setting: Setting, level: number): Block[] {
  const deep = Math.min(level, 2);
  return item.children.flatMap((child, index) => {
    if (child.type === 'list') return listOf(child, setting, level + 1);
    if (child.type !== 'paragraph') return blockOf(child, setting);
    const children = runsOf(child.children as PhrasingContent[]);
    if (index > 0) return [new Paragraph({ indent: { left: 425 * (deep + 1) }, children })];
    if (typeof item.checked === 'boolean') return [taskOf(item.checked, children)];
    const reference = list.ordered ? 'numbers' : 'dashes';
    return [new Paragraph({ style: 'ListParagraph', numbering: { reference, level: deep, instance }, children })];
  });
}

/** A checkbox, clickable in Word and printed as an empty box. */
function taskOf(checked: boolean, children: ParagraphChild[]): Paragraph {
  const box = new CheckBox({
    checked,
    alias: 'Отметка',
    checkedState: { value: '2612', font: 'MS Gothic' },
    uncheckedState: { value: '2610', font: 'MS Gothic' },
  });
  return new Paragraph({ style: 'Task', children: [box, new TextRun({ children: [new Tab()] }), ...children] });
}
