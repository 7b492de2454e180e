import { createHash } from 'node:crypto';
import {
  deleteDraft,
  longestPost,
  previewPost,
  readDraft,
  saveDraft,
} from '../../../api/community/discussions/index.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { uploadLoose } from '../../../api/platform/files/index.ts';
import { badInput, Problem } from '../../../api/platform/problem/index.ts';
import { type Done, done, type FormState } from '../form.ts';

type Values = Record<string, unknown>;

/** Fields of the form that are not part of the message. */
const aboutTheForm = new Set(['key', 'once', 'seen', 'draftVersion', 'preview', 'attach', 'discard']);

/**
 * The `Idempotency-Key` of a submitted form: the page's key together with the text. A second press posts
 * nothing twice; a new text in the same form, after going back, is another message.
 * @param form as submitted, before `compose` adds files to its text
 */
export function attemptOf(form: FormData): string | undefined {
  const key = form.get('key');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) return undefined;
  const written = [...form]
    .filter(([name]) => !aboutTheForm.has(name))
    .map(([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.size]]);
  return `${key}.${createHash('sha256').update(JSON.stringify(written)).digest('base64url').slice(0, 22)}`;
}
const words = (value: unknown) => (typeof value === 'string' ? value : '');
const mostAtOnce = 5;

/**
 * Handles the other buttons of a message form, which work without scripts too: attach files, preview,
 * discard the draft. Returns 'send' when the message is to be sent; `values.body` then includes the files' Markdown.
 */
export async function compose(
  actor: Actor,
  values: Values,
  form: FormData,
  place: string,
  here: string,
): Promise<Done | null | 'send'> {
  if (values.discard === 'yes') {
    await deleteDraft(actor, place);
    return done(here, 'Черновик убран.');
  }
  await attachFiles(actor, values, form);
  if (values.preview !== 'yes' && values.attach !== 'yes') return 'send';
  if (values.preview === 'yes' && words(values.body).length > longestPost)
    throw badInput([{ path: 'body', message: 'Слишком длинно: можно не больше 20 000 символов.' }]);
  await keepTyped(actor, values, place);
  return null;
}

/** Uploads the files of the form's own file field and appends them to the text. */
async function attachFiles(actor: Actor, values: Values, form: FormData): Promise<void> {
  const chosen = form.getAll('files').filter((file) => file instanceof File && file.size > 0);
  form.delete('files');
  if (chosen.length === 0) return;
  if (chosen.length > mostAtOnce)
    throw badInput([{ path: 'files', message: `За один раз можно приложить не больше ${mostAtOnce} файлов.` }]);
  try {
    for (const file of chosen) {
      const { markdown } = await uploadLoose(actor, file, words(values.description));
      values.body = `${words(values.body).trimEnd()}\n\n${markdown}`.trimStart();
      form.set('body', words(values.body));
    }
    form.delete('description');
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400) throw error;
    throw badInput((error.errors ?? []).map(({ message }) => ({ path: 'files', message })));
  }
}

/** Without scripts nothing is saved automatically, so a preview saves the draft. The last preview wins. */
async function keepTyped(actor: Actor, values: Values, place: string): Promise<void> {
  const { version } = await readDraft(actor, place);
  await saveDraft(actor, place, { title: words(values.title), body: words(values.body), version }).catch((error) => {
    // Too long for a draft, or saved elsewhere at this moment: the text is in the page all the same.
    if (!(error instanceof Problem)) throw error;
  });
}

/** After sending: deletes the draft. Returns the message, with people who will not be notified. */
export async function sent(
  actor: Actor,
  values: Values,
  place: string,
  said: string,
  audience = place,
): Promise<string> {
  const body = words(values.body);
  const warning = body.includes('@') ? (await previewPost(actor, { body, place: audience })).warning : '';
  await deleteDraft(actor, place);
  return warning ? `${said} ${warning}` : said;
}

/** The preview of a form that asked for one; null otherwise. */
export async function previewOf(actor: Actor | null, form: FormState, intent: string, place: string) {
  if (!actor || form.intent !== intent || form.problem || form.value('preview') !== 'yes') return null;
  return previewPost(actor, { body: form.value('body'), place });
}
export type Preview = Awaited<ReturnType<typeof previewOf>>;
