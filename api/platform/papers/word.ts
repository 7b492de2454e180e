import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { pageOf, textWidth } from './page.ts';
import { dayAndSeal, fileName, type Paper, type PaperFile, type Part, type Signature, wordType } from './paper.ts';
import { tableOf } from './table.ts';
import { numbering, styles } from './wordStyles.ts';

/** State shared by the parts of one document. */
interface Setting {
  /** Twips between the margins. */
  width: number;
  /** Numbered lists so far, so that each starts at one. */
  lists: number;
}

const paragraphs = (text: string, lead?: string): Paragraph[] =>
  text.split('\n').map(
    (line, index) =>
      new Paragraph({
        style: 'Body',
        children: [...(lead && index === 0 ? [new TextRun({ text: `${lead} `, bold: true })] : []), new TextRun(line)],
      }),
  );

function blocksOf(part: Part, setting: Setting): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'title':
      return [
        new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(part.text)] }),
        ...(part.under ? [new Paragraph({ style: 'Under', children: [new TextRun(part.under)] })] : []),
      ];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(part.text)] })];
    case 'subheading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(part.text)] })];
    case 'text':
      return paragraphs(part.text, part.lead);
    case 'facts':
      return part.items.flatMap(({ term, text }) => paragraphs(text, `${term}:`));
    case 'numbered': {
      setting.lists += 1;
      const instance = setting.lists;
      return part.items.map(
        (item) =>
          new Paragraph({
            style: 'ListParagraph',
            numbering: { reference: 'numbers', level: 0, instance },
            children: [new TextRun(item)],
          }),
      );
    }
    case 'dashes':
      return part.items.map(
        (item) =>
          new Paragraph({
            style: 'ListParagraph',
            numbering: { reference: 'dashes', level: 0 },
            children: [new TextRun(item)],
          }),
      );
    case 'table':
      return [tableOf(part, setting.width), new Paragraph({ children: [] })];
    case 'signatures':
      return part.items.flatMap((item) => signatureOf(item, setting.width));
  }
}

/** «Председатель ________ О. П. Рябинина»: the line is a tab leader, so screen readers skip it. */
function signatureOf({ role, name, side }: Signature, width: number): Paragraph[] {
  const line = new Paragraph({
    style: 'Signature',
    keepNext: side !== undefined,
    tabStops: [
      { type: TabStopType.LEFT, position: Math.floor(width * 0.35) },
      { type: TabStopType.LEFT, position: Math.floor(width * 0.62), leader: LeaderType.UNDERSCORE },
    ],
    children: [new TextRun({ children: [role, new Tab(), new Tab(), ` ${name}`] })],
  });
  if (side === undefined) return [line];
  return [
    new Paragraph({ style: 'Side', children: [new TextRun(side)] }),
    line,
    new Paragraph({ style: 'Body', children: [new TextRun(dayAndSeal)] }),
  ];
}

/** A paper as a Word document: named styles, real lists and tables, Times New Roman 14, in Russian, ready to sign. */
export async function writeWord(paper: Paper): Promise<PaperFile> {
  const wide = paper.wide ?? false;
  const setting: Setting = { width: textWidth(wide), lists: 0 };
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ size: 20, children: [PageNumber.CURRENT] })],
  });
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: 'Опора',
    styles,
    numbering,
    sections: [
      {
        properties: pageOf(wide),
        footers: { default: new Footer({ children: [number] }) },
        children: paper.parts.flatMap((part) => blocksOf(part, setting)),
      },
    ],
  });
  return {
    name: fileName(paper.name, 'docx'),
    type: wordType,
    bytes: new Uint8Array(await Packer.toArrayBuffer(document)),
  };
}
