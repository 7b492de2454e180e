/** The values of a meeting's form as the API takes them: the moment by the clock of Moscow, the agenda without its empty lines. */
export function meetingValues(values: Record<string, unknown>): Record<string, unknown> {
  const typed = String(values.startsAt ?? '');
  const agenda: unknown[] = Array.isArray(values.agenda) ? values.agenda : [];
  return {
    ...values,
    startsAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? `${typed}:00+03:00` : typed,
    agenda: agenda.filter(hasTitle),
    group: values.group || undefined,
    planRow: values.planRow || undefined,
  };
}

/** A line of the agenda in which something stands; what is no line is left to be refused. */
function hasTitle(item: unknown): boolean {
  if (typeof item !== 'object' || item === null || !('title' in item)) return false;
  return typeof item.title !== 'string' || item.title.trim() !== '';
}

/** A moment as the field for day and time takes it, by the clock of Moscow. */
export const localMoment = (date: Date): string => new Date(date.getTime() + 3 * 3_600_000).toISOString().slice(0, 16);

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
