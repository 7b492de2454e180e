import { countOf, numberOf } from '../../api/platform/russian/shared/russian.ts';

const types: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'image/png': 'картинка PNG',
  'image/jpeg': 'картинка JPEG',
  'image/webp': 'картинка WebP',
  'image/gif': 'картинка GIF',
  'text/plain': 'текст',
  'text/csv': 'таблица CSV',
};

/** «340 КБ», «1,2 МБ». */
const sizeWords = (bytes: number): string =>
  bytes < 100_000
    ? `${numberOf(Math.max(1, Math.round(bytes / 1024)))}\u00A0КБ`
    : `${numberOf(Math.round(bytes / 1024 / 102.4) / 10)}\u00A0МБ`;

/** A file in short: «PDF, 12 страниц, 340 КБ». */
export function fileWords({
  type,
  size,
  pages,
  width,
  height,
}: {
  type: string;
  size: number;
  pages: number | null;
  width: number | null;
  height: number | null;
}): string {
  return [
    types[type] ?? 'файл',
    pages ? countOf(pages, 'страница', 'страницы', 'страниц') : null,
    width && height ? `${width} × ${height}` : null,
    sizeWords(size),
  ]
    .filter(Boolean)
    .join(', ');
}
