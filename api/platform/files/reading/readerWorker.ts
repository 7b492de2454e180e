/** Extracts the text of one file, in a worker: `workerData` is `{type, bytes}`, the message `{result: {text, pages}}`. */
import { parentPort, workerData } from 'node:worker_threads';
import { isOffice, officeText } from './office.ts';

const { type, bytes } = workerData as { type: string; bytes: Uint8Array };
/** Enough for search: a thick book has a million characters. */
const most = 300_000;
/** Pages beyond are not read. */
const mostPages = 300;

const tidy = (text: string) =>
  text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u00AD\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replace(/[ \t\u00A0]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
    .slice(0, most);

async function pdfText(): Promise<{ text: string; pages: number }> {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(bytes, { useSystemFonts: false });
  const lines: string[] = [];
  let length = 0;
  for (let number = 1; number <= Math.min(document.numPages, mostPages) && length < most; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    // Joins a word that was hyphenated at the end of a line.
    lines.push(text.replace(/(\p{L})-\n(?=\p{Ll})/gu, '$1'));
    length += text.length;
  }
  return { text: lines.join('\n'), pages: document.numPages };
}

try {
  const read = type === 'application/pdf' ? await pdfText() : { text: wordsHere(), pages: null };
  parentPort?.postMessage({ result: { ...read, text: tidy(read.text) } });
} catch (error) {
  parentPort?.postMessage({ failure: String(error) });
}

function wordsHere(): string {
  if (isOffice(type)) return officeText(type, bytes);
  return type.startsWith('text/') ? new TextDecoder().decode(bytes) : '';
}
