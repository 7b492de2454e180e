import { createHash } from 'node:crypto';

/** How long after its answer a form that comes again is the second of two presses, in milliseconds. */
const after = 3000;

/** What forms answer: those under way, and for a moment those that were answered. */
const answers = new Map<string, Promise<unknown>>();

/** A form's field with the key that each drawing of it has for itself. */
export const onceField = 'once';

/**
 * Which sending of a form this is: the person, the page, the form's own key and everything in it.
 * @returns null when the form has no key, as those of guests: it is taken each time
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
 * Without scripts nothing keeps a button from being pressed twice: the second press waits for the answer of the first and
 * gets the same. What failed is tried anew, and so is what ended in no answer: its work is in the form that was sent with it,
 * such as the files of a look at a message. Held by this process alone: two presses of one browser come over one line.
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
