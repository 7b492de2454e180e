import { countOf } from '../russian/shared/russian.ts';

const partOf = (parts: Record<string, Uint8Array>, name: string): string =>
  parts[name] ? new TextDecoder().decode(parts[name]) : '';
const times = (xml: string, tag: RegExp): number => xml.match(tag)?.length ?? 0;

/** What of a Word document is lost or changed by the conversion, found in the document itself. */
export function missedIn(parts: Record<string, Uint8Array>): string[] {
  const body = partOf(parts, 'word/document.xml');
  const has = (tag: RegExp) => tag.test(body);
  const formulas = times(body, /<m:oMath[ >]/g);
  const headers = Object.keys(parts)
    .filter((name) => /^word\/(header|footer)\d*\.xml$/.test(name))
    .some((name) => /<w:t[ >][^<]*[\p{L}]/u.test(partOf(parts, name)));
  const notes = [
    has(/<w:(footnote|endnote)Reference\b/) && 'Сноски стоят списком в конце текста.',
    has(/<w:txbxContent\b/) && 'Текст из надписей стал обычными абзацами: проверьте, на своём ли он месте.',
    formulas > 0 &&
      `${countOf(formulas, 'формула', 'формулы', 'формул')} из редактора формул не перенеслись: вставьте их картинкой или наберите текстом.`,
    has(/<c:chart\b/) && 'Диаграммы не перенеслись: вставьте их картинкой.',
    has(/<dgm:relIds\b/) && 'Схемы SmartArt не перенеслись: вставьте их картинкой.',
    has(/<w:object\b/) && 'Вложенные объекты (таблицы Excel, презентации) не перенеслись: приложите их файлами.',
    has(/<w:(gridSpan|vMerge)\b/) && 'В таблицах есть объединённые ячейки: здесь они разделены.',
    has(/<w:(ins|del)\b[^>]*w:author/) &&
      'В документе есть непринятые исправления: вставленное взято, удалённое пропущено.',
    parts['word/comments.xml'] && has(/<w:commentReference\b/) && 'Примечания рецензентов не перенеслись.',
    headers && 'Колонтитулы не перенеслись.',
  ];
  return notes.filter((note) => typeof note === 'string');
}
