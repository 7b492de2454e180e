import { factCodes, factTitles } from '../../api/platform/audit/index.ts';

/** Ids without a page. */
const unsaid = new Set(['comment', 'adoption', 'file', 'post', 'invitation', 'into']);
/** Codes with one meaning everywhere. */
const plainCodes: Record<string, string> = { true: 'да', false: 'нет', rules: 'правила' };
const dayOf = new Intl.DateTimeFormat('ru', { dateStyle: 'short' });

/** The facts of an audit entry in words; `schools` and `people` name their ids. A fact without a word is shown as it is. */
export function detailWords(
  schools: readonly { id: string; title: string }[],
  people: ReadonlyMap<string, string> = new Map(),
) {
  const names = factTitles();
  const codes = factCodes();
  const titles = new Map([...people, ...schools.map(({ id, title }) => [id, title] as const)]);
  const shown = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => shown(name, one)).join(', ');
    if (typeof value === 'object' && value) return wordsOf(value as Record<string, unknown>);
    if (value === null || value === '') return '—';
    const said = String(value);
    if (/^\d{4}-\d\d-\d\d/.test(said) && !Number.isNaN(Date.parse(said))) return dayOf.format(new Date(said));
    return codes[name]?.[said] ?? plainCodes[said] ?? titles.get(said) ?? said;
  };
  const wordsOf = (detail: Record<string, unknown>): string =>
    Object.entries(detail)
      .filter(([name]) => !unsaid.has(name))
      .map(([name, value]) => `${names[name] ?? name}: ${shown(name, value)}`)
      .join('; ');
  return wordsOf;
}
