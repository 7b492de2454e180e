import { FormState } from '../../forms/form.ts';

/** The state of the form that changes this entry: what was typed stands only there. */
export const editForm = (form: FormState, entry: string): FormState =>
  form.intent === 'edit' && form.value('entry') === entry ? form : new FormState();

/** A day for `input[type=date]`. */
export const dayField = (date: Date | null | undefined): string => date?.toISOString().slice(0, 10) ?? '';
/** A moment for `input[type=datetime-local]`, by the clock of Moscow (three hours before UTC, all year). */
export const momentField = (date: Date | null | undefined): string =>
  date ? new Date(date.getTime() + 3 * 3_600_000).toISOString().slice(0, 16) : '';
