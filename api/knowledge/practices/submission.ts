import { eq, max } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import {
  type PracticeContent,
  type PracticeState,
  practiceParts,
  practiceRevisions,
} from '../../../db/schema/practices.ts';
import { consentInForce } from '../../people/accounts/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { badInput, conflict, type FieldError } from '../../platform/problem/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { contentOf, partTitles } from './content.ts';
import { practiceFlow } from './steps.ts';

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
  const { after, result } = await takeStep(practiceFlow, actor, id, 'submit', undefined, {
    async change(database, { thing, now }) {
      const content = contentOf(thing);
      const missing = missingIn(content);
      if (missing.length > 0) throw badInput(missing);
      if (!(await consentInForce(thing.authorId, 'publication', database)))
        throw conflict(
          'Чтобы опубликовать практику под вашим именем, нужно согласие на публикацию имени. Дайте его на странице «Согласия» (/consent) и отправьте практику снова. Согласие можно отозвать.',
          { needs: 'publication-consent' },
        );
      const revision = (await lastRevision(database, id)) + 1;
      await database
        .insert(practiceRevisions)
        .values({ practiceId: id, number: revision, content, submittedBy: actor.id, submittedAt: now });
      return { set: { submittedAt: now }, facts: { revision }, result: revision };
    },
  });
  return { id, state: after.state, revision: result ?? (await lastRevision(read, id)) };
}

/** The number of the latest revision; 0 when there is none. */
async function lastRevision(database: Database, practiceId: string): Promise<number> {
  const [row] = await database
    .select({ number: max(practiceRevisions.number) })
    .from(practiceRevisions)
    .where(eq(practiceRevisions.practiceId, practiceId));
  return row?.number ?? 0;
}

type Moved = Promise<{ id: string; state: PracticeState }>;

/** Takes a practice back from review into the drafts, to go on writing. @throws Problem 409 when it is not under review */
export const withdrawPractice = (actor: Actor, id: string): Moved => moved(actor, id, 'withdraw');

/** Brings the author's archived practice back into the drafts, to be mended and handed in again. */
export const reopenPractice = (actor: Actor, id: string): Moved => moved(actor, id, 'reopen');

async function moved(actor: Actor, id: string, step: 'withdraw' | 'reopen'): Moved {
  const { after } = await takeStep(practiceFlow, actor, id, step);
  return { id, state: after.state };
}
