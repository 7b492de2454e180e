import { fileTypeFromBuffer } from 'file-type';
import { badInput } from '../problem/index.ts';

/** What may be uploaded: the detected type → its Russian name and the allowed extensions. */
const kinds: Record<string, { title: string; endings: string[] }> = {
  'application/pdf': { title: 'документ PDF', endings: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    title: 'документ Word',
    endings: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { title: 'таблица Excel', endings: ['xlsx'] },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    title: 'презентация PowerPoint',
    endings: ['pptx'],
  },
  'application/vnd.oasis.opendocument.text': { title: 'документ ODT', endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { title: 'таблица ODS', endings: ['ods'] },
  'image/png': { title: 'картинка PNG', endings: ['png'] },
  'image/apng': { title: 'картинка PNG', endings: ['png'] },
  'image/jpeg': { title: 'картинка JPEG', endings: ['jpg', 'jpeg'] },
  'image/webp': { title: 'картинка WebP', endings: ['webp'] },
  'image/gif': { title: 'картинка GIF', endings: ['gif'] },
  'text/plain': { title: 'текст', endings: ['txt', 'md'] },
  'text/csv': { title: 'таблица CSV', endings: ['csv'] },
};

/** For the `accept` of a file field: `.pdf,.docx,…`. */
export const acceptedFiles = [...new Set(Object.values(kinds).flatMap(({ endings }) => endings))]
  .map((ending) => `.${ending}`)
  .join(',');

const allowedWords = 'Можно загрузить PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPEG, WebP, GIF, TXT и CSV.';

const refused = (message: string) => badInput([{ path: 'file', message }]);

/** Text that a browser could take for a page or a script. */
const looksLikeMarkup = /^\uFEFF?\s*(<!doctype|<html|<svg|<\?xml|<script|<head|<body|#!)/i;

/**
 * The type of a file by its content, checked against its name.
 * @throws Problem 400 for types that are not allowed, and for a name that does not match the content
 */
export async function typeOf(name: string, bytes: Uint8Array): Promise<string> {
  const ending = name.includes('.') ? (name.split('.').at(-1) as string).toLowerCase() : '';
  const found = (await sniffed(bytes)) ?? textTypeOf(ending, bytes);
  const kind = found === null ? undefined : kinds[found];
  if (found === null || !kind) throw refused(`Файл «${name}» такого вида загрузить нельзя. ${allowedWords}`);
  if (!kind.endings.includes(ending))
    throw refused(
      `Имя файла «${name}» не соответствует содержимому: внутри ${kind.title}. Переименуйте файл так, чтобы имя заканчивалось на «.${kind.endings[0]}», или выберите другой.`,
    );
  return found === 'image/apng' ? 'image/png' : found;
}

async function sniffed(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    // A broken archive ends the detection with an error; its type is then unknown.
    return 'application/octet-stream';
  }
}

function textTypeOf(ending: string, bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a program from a text
  if (/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text) || looksLikeMarkup.test(text)) return null;
  return ending === 'csv' ? 'text/csv' : 'text/plain';
}
