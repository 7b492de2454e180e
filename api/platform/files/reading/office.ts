import { unpack } from '../../archive/index.ts';

/** Where an office document keeps its text: the parts of the archive in order, and the tags that end a line. */
const formats: Record<string, { parts: RegExp; breaks: RegExp }> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    parts: /^word\/(document|footnotes|endnotes)\.xml$/,
    breaks: /<\/w:p>|<w:br\b[^>]*>|<w:tab\/>|<\/w:tc>/g,
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    parts: /^ppt\/(slides|notesSlides)\/[a-zA-Z]+\d+\.xml$/,
    breaks: /<\/a:p>|<a:br\/>/g,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    parts: /^xl\/sharedStrings\.xml$/,
    breaks: /<\/si>/g,
  },
  'application/vnd.oasis.opendocument.text': {
    parts: /^content\.xml$/,
    breaks: /<\/text:(p|h)>|<text:(tab|line-break|s)\b[^>]*>/g,
  },
  'application/vnd.oasis.opendocument.spreadsheet': { parts: /^content\.xml$/, breaks: /<\/text:p>/g },
};

export const isOffice = (type: string): boolean => Object.hasOwn(formats, type);

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of an office document, one line per paragraph or cell. */
export function officeText(type: string, bytes: Uint8Array): string {
  const format = formats[type];
  if (!format) return '';
  const parts = unpack(bytes, (name) => format.parts.test(name));
  const inOrder = Object.entries(parts).sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  if (inOrder.length === 0) throw new Error('no text part in the archive');
  return inOrder.map(([, part]) => wordsOf(new TextDecoder().decode(part), format.breaks)).join('\n');
}

const wordsOf = (xml: string, breaks: RegExp): string =>
  xml
    .replace(/<w:(instrText|delText)\b[^>]*>[^<]*<\/w:\1>/g, '')
    .replace(breaks, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name, decimal, hex) => {
      if (name) return entities[name.toLowerCase()] as string;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
