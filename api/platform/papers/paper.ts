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
  | { kind: 'dashes'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][]; widths: number[] }
  /** A line to sign on: who signs, and the name beside it. `side` is printed above it, a place for the day and the seal below. */
  | { kind: 'signatures'; items: Signature[] };

export interface Signature {
  role: string;
  name: string;
  /** On whose behalf, when a paper has several sides. */
  side?: string | undefined;
}

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

/** What a hand fills in below a signature of one of the sides. */
export const dayAndSeal = '«____» ______________ 20____ г.   М. П.';

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
