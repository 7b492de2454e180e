import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Block } from '../blocks.ts';

export interface BookletPart {
  title: string;
  /** A line of facts: «Инструмент, 20 минут, учитель». */
  facts: string;
  summary: string;
  /** The collector's note; may be empty. */
  note: string;
  /** The full address of its page. */
  address: string;
  blocks: Block[];
}

export interface Booklet {
  title: string;
  about: string;
  /** Who collected it and when. */
  by: string;
  /** The full address of the collection; null when nobody else may open it. */
  address: string | null;
  parts: BookletPart[];
  /** The pictures of the texts, by the address in the text; a missing one is not shown. */
  pictures: ReadonlyMap<string, DrawnPicture>;
}

/** A picture ready for print: JPEG and its size in pixels. */
export interface DrawnPicture {
  bytes: Buffer;
  width: number;
  height: number;
}

export type Element = PDFKit.PDFStructureElement;

/** The state of the drawing. */
export interface Painter {
  document: PDFKit.PDFDocument;
  root: Element;
  /** Of the text, in points. */
  left: number;
  width: number;
  pictures: Booklet['pictures'];
  /** The addresses that the current text links to, in the order of their numbers. */
  links: string[];
  /** The base of links that begin with `/`. */
  site: string;
}

// Tinos is metric-compatible with Times New Roman and free to embed.
const folder = 'node_modules/@expo-google-fonts/tinos';
/** By path: an alias of the document's first font would be read from disk with every word. */
export const faces = {
  plain: join(folder, '400Regular/Tinos_400Regular.ttf'),
  bold: join(folder, '700Bold/Tinos_700Bold.ttf'),
  italic: join(folder, '400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  boldItalic: join(folder, '700Bold_Italic/Tinos_700Bold_Italic.ttf'),
} as const;

export const millimetres = 72 / 25.4;
const margin = 20 * millimetres;

/** An A4 page to begin with, tagged. */
export function painterOf({ title, by, parts, pictures }: Booklet): Painter {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: 24 * millimetres, left: margin, right: margin },
    font: faces.plain,
    pdfVersion: '1.7',
    // The types know only PDF/A.
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: 'ru-RU',
    info: { Title: title, Author: by, Creator: 'Опора' },
  });
  const root = document.struct('Document');
  document.addStructure(root);
  const site = parts[0] ? new URL(parts[0].address).origin : '';
  return { document, root, left: margin, width: document.page.width - 2 * margin, pictures, links: [], site };
}

/** Where the text of a page ends, in points from the top. */
export const bottomOf = (document: PDFKit.PDFDocument) => document.page.height - document.page.margins.bottom;

/** Writes one element of the structure tree around what `draw` draws. */
export function tagged(
  { document, root }: Painter,
  type: string,
  draw: () => void,
  options: PDFKit.Mixins.StructureElementOptions = {},
): void {
  root.add(document.struct(type as Parameters<PDFKit.PDFDocument['struct']>[0], options, draw));
}

/** Draws what screen readers skip: rules, borders, page numbers. */
export function artifact(document: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void): void {
  document.markContent('Artifact', { type });
  draw();
  document.endMarkedContent();
}
