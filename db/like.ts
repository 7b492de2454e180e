import { type AnyColumn, and, like, or, type SQL, sql } from 'drizzle-orm';

/** SQLite's LIKE is case-sensitive for Cyrillic, so each word is matched in its usual spellings. */
function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  const capital = lower.charAt(0).toUpperCase() + lower.slice(1);
  const forms = [word, lower, capital, word.toUpperCase()];
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll('ё', 'е').replaceAll('Ё', 'Е')]))];
}

/** Rows in which every word of the query occurs in one of the columns. Undefined for an empty query. At most eight words count. */
export function containsWords(columns: AnyColumn[], query: string): SQL | undefined {
  const words = query.split(/\s+/).filter(Boolean).slice(0, 8);
  const escaped = (form: string) => form.replace(/[\\%_]/g, '\\$&');
  return and(
    ...words.map((word) =>
      or(
        ...columns.flatMap((column) =>
          spellings(word).map((form) => sql`${like(column, `%${escaped(form)}%`)} escape '\\'`),
        ),
      ),
    ),
  );
}
