import { createHash } from 'node:crypto';

/** How long after the answer the same form counts as a second press, in milliseconds. */
const after = 3000;

/** Forms in progress, and for a moment the answered ones. */
const answers = new Map<string, Promise<unknown>>();

/** The hidden field with the unique key of a rendered form. */
export const onceField = 'once';

/**
 * The identity of a submission: the person, the page, the form's key and all its values.
 * @returns null when the form has no key, as for guests: it is then always processed
 */
export function sendingOf(person: string | undefined, address: string, form: FormData): string | null {
  const key = form.get(onceField);
  if (!person || typeof key !== 'string' || !key) return null;
  const fields = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.size]]);
  return createHash('sha256')
    .update(JSON.stringify([person, address, fields]))
    .digest('base64url');
}

/**
 * Without scripts a button can be pressed twice: the second press waits for the answer of the first and
 * gets the same. Failed forms are processed again, and so are those that changed nothing but their own text,
 * such as a preview with files. Kept in this process only: two presses of one browser use one connection.
 */
export async function once<Answer>(sending: string | null, run: () => Promise<Answer>): Promise<Answer> {
  if (!sending) return run();
  const known = answers.get(sending) as Promise<Answer> | undefined;
  if (known) return (await known) ?? run();
  const answer = run();
  answers.set(sending, answer);
  const forget = () => answers.delete(sending);
  answer.then(() => setTimeout(forget, after).unref(), forget);
  return answer;
}
