/**
 * An official paper as parts, in reading order: made once, written as Word and as PDF. The parts are semantic
 * (a heading, a list, a signature), so that both files are tagged (ГОСТ Р 52872-2019).
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
  /** A line to sign on, with the signer's role and name. `side` is printed above it, a place for the date and the seal below. */
  | { kind: 'signatures'; items: Signature[] };

export interface Signature {
  role: string;
  name: string;
  /** The side that signs, when a paper has several. */
  side?: string | undefined;
}

export interface Paper {
  /** The document title in the file's properties. */
  title: string;
  author: string;
  /** The file name without its extension. */
  name: string;
  /** Landscape. */
  wide?: boolean;
  parts: Part[];
}

/** What is filled in by hand below a signature of a side. */
export const dayAndSeal = '«____» ______________ 20____ г.   М. П.';

export interface PaperFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const pdfType = 'application/pdf';

/** A file name that every system accepts. */
export const fileName = (name: string, ending: string): string =>
  `${name.replace(/["<>|?*:/\\]/g, '_').slice(0, 120)}.${ending}`;
