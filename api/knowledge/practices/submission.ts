import { eq, max } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import {
  type PracticeContent,
  type PracticeState,
  practiceParts,
  practiceRevisions,
  practices,
} from '../../../db/schema/practices.ts';
import { consentInForce } from '../../people/accounts/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, conflict, type FieldError } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { contentOf, partTitles } from './content.ts';
import { practiceFor } from './find.ts';
import { maySubmit } from './policy.ts';
import { stateAfter } from './states.ts';
import { tellOfSubmission } from './telling.ts';

/** What is still missing before a practice may be judged: one error for each part. */
export function missingIn(content: PracticeContent): FieldError[] {
  const errors: FieldError[] = [];
  const need = (path: string, filled: boolean, message: string) => {
    if (!filled) errors.push({ path, message });
  };
  need('title', content.title.trim() !== '', 'Дайте практике название.');
  need('summary', content.summary.trim() !== '', 'Напишите одним предложением, в чём суть практики.');
  for (const part of practiceParts)
    need(part, content[part].trim() !== '', `Заполните часть «${partTitles[part]}»: без неё практику не понять.`);
  for (const [row, effect] of content.effects.entries()) {
    need(`effects.${row}.measure`, effect.measure !== '', 'Назовите показатель.');
    need(`effects.${row}.before`, effect.before !== null, 'Укажите число до начала работы.');
    need(`effects.${row}.after`, effect.after !== null, 'Укажите число после.');
  }
  return errors;
}

const whyNotSubmit = 'На рассмотрение практику отправляет её автор: под ней стоит его имя.';

/**
 * Hands a practice in: the text as it stands becomes a revision, the state becomes `review`. Asked a second time (a double
 * click) it answers the same and makes no second revision.
 * @throws Problem 400 with an error for each part that is empty; 409 without the author's publishing consent, or from a
 * state that is past submission
 */
export async function submitPractice(
  actor: Actor,
  id: string,
): Promise<{ id: string; state: PracticeState; revision: number }> {
  await practiceFor(read, actor, id, maySubmit, whyNotSubmit);
  const { repeated, ...submitted } = await write(async (database) => {
    const practice = await practiceFor(database, actor, id, maySubmit, whyNotSubmit);
    const last = await lastRevision(database, id);
    if (practice.state === 'review') return { id, state: practice.state, revision: last, repeated: true };
    const state = stateAfter(practice.state, 'submit');
    const content = contentOf(practice);
    const missing = missingIn(content);
    if (missing.length > 0) throw badInput(missing);
    if (!(await consentInForce(practice.authorId, 'publication', database)))
      throw conflict(
        'Чтобы опубликовать практику под вашим именем, нужно согласие на публикацию имени. Дайте его на странице «Согласия» (/consent) и отправьте практику снова. Согласие можно отозвать.',
        { needs: 'publication-consent' },
      );
    const revision = last + 1;
    const now = new Date();
    await database
      .insert(practiceRevisions)
      .values({ practiceId: id, number: revision, content, submittedBy: actor.id, submittedAt: now });
    await database.update(practices).set({ state, submittedAt: now }).where(eq(practices.id, id));
    await recordAudit(database, actor, 'practice.submitted', { kind: 'practice', id }, { revision });
    await tellOfSubmission(database, practice, actor, revision > 1);
    return { id, state, revision, repeated: false };
  });
  if (!repeated) emit({ kind: 'practice.changed', practiceId: id });
  return submitted;
}

/** The number of the latest revision; 0 when there is none. */
async function lastRevision(database: Database, practiceId: string): Promise<number> {
  const [row] = await database
    .select({ number: max(practiceRevisions.number) })
    .from(practiceRevisions)
    .where(eq(practiceRevisions.practiceId, practiceId));
  return row?.number ?? 0;
}

/**
 * Takes a practice back from review into the drafts, to go on writing.
 * @throws Problem 409 when it is not under review (any more)
 */
export async function withdrawPractice(actor: Actor, id: string): Promise<{ id: string; state: PracticeState }> {
  return step(actor, id, 'withdraw', 'practice.withdrawn');
}

/** Brings the author's archived practice back into the drafts, to be mended and handed in again. */
export async function reopenPractice(actor: Actor, id: string): Promise<{ id: string; state: PracticeState }> {
  return step(actor, id, 'reopen', 'practice.reopened');
}

async function step(actor: Actor, id: string, way: 'withdraw' | 'reopen', action: string) {
  const state = await write(async (database) => {
    const practice = await practiceFor(database, actor, id, maySubmit, 'Это может сделать только автор практики.');
    const next = stateAfter(practice.state, way);
    await database.update(practices).set({ state: next }).where(eq(practices.id, id));
    await recordAudit(database, actor, action, { kind: 'practice', id }, {});
    return next;
  });
  emit({ kind: 'practice.changed', practiceId: id });
  return { id, state };
}
