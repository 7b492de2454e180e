import { FormState } from '../../forms/form.ts';

/** The state of the form that edits this entry: only there the typed text is shown. */
export const editForm = (form: FormState, entry: string): FormState =>
  form.intent === 'edit' && form.value('entry') === entry ? form : new FormState();

/** A day for `input[type=date]`. */
export const dayField = (date: Date | null | undefined): string => date?.toISOString().slice(0, 10) ?? '';
/** A moment for `input[type=datetime-local]`, in Moscow time (UTC+3 all year). */
export const momentField = (date: Date | null | undefined): string =>
  date ? new Date(date.getTime() + 3 * 3_600_000).toISOString().slice(0, 16) : '';
