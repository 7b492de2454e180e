/**
 * An official paper as its parts, in the order in which they are read: made once, written as Word and as PDF. The parts say what
 * they are (a heading, a list, a place to sign), so that both files are tagged (ГОСТ Р 52872-2019).
 */
export type Part =
  | { kind: 'title'; text: string; under?: string | undefined }
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string }
  /** `lead` is printed bold before the text: «СЛУШАЛИ:». Line breaks in the text begin new paragraphs. */
  | { kind: 'text'; lead?: string | undefined; text: string }
  | { kind: 'facts'; items: { term: string; text: string }[] }
  | { kind: 'numbered'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][]; widths: number[] }
  /** A line to sign on: who signs, and the name beside it. */
  | { kind: 'signatures'; items: { role: string; name: string }[] };

export interface Paper {
  /** The document's own title, for its properties. */
  title: string;
  author: string;
  /** The name under which the file is saved, without its ending. */
  name: string;
  /** The sheet lies on its side. */
  wide?: boolean;
  parts: Part[];
}

export interface PaperFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const pdfType = 'application/pdf';

/** A name of a file that every system takes. */
export const fileName = (name: string, ending: string): string =>
  `${name.replace(/["<>|?*:/\\]/g, '_').slice(0, 120)}.${ending}`;
