import { and, eq, gte, ne, sql } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { unmetQuestions } from '../../../db/schema/zeroResults.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { config } from '../../platform/config/index.ts';
import { badInput, conflict, notFound, parse } from '../../platform/problem/index.ts';
import { withheld } from './counting.ts';
import { unmetMark } from './input.ts';
import { requireMethodist } from './questions.ts';

/**
 * Marks a query as written (with the publication), not needed, or open again.
 * @throws Problem 401, 403, 404, 400 (no such publication), 409 (somebody else marked it meanwhile)
 */
export async function markUnmet(actor: MaybeActor, id: string, input: unknown) {
  requireMethodist(actor);
  const [known] = await read
    .select({ id: unmetQuestions.id })
    .from(unmetQuestions)
    // A query that is not shown answers as missing.
    .where(and(eq(unmetQuestions.id, id), ne(unmetQuestions.question, withheld), gte(unmetQuestions.total, 2)));
  if (!known) throw notFound('Такого вопроса в списке нет.');
  const { state, answer, version } = parse(unmetMark, input);
  const answerUrl = state === 'written' ? await publicationAt(answer) : '';
  const [marked] = await write((database) =>
    database
      .update(unmetQuestions)
      .set({ state, answerUrl, markedAt: new Date(), markedTotal: sql`${unmetQuestions.total}`, version: version + 1 })
      .where(and(eq(unmetQuestions.id, id), eq(unmetQuestions.version, version)))
      .returning({ id: unmetQuestions.id, state: unmetQuestions.state, version: unmetQuestions.version }),
  );
  if (!marked) throw conflict('Этот вопрос только что отметил кто-то из коллег. Обновите страницу и посмотрите.');
  return { ...marked, answerUrl };
}

const wrong = (message: string) => badInput([{ path: 'answer', message }]);

/** The path of a published material or practice from a pasted address. */
async function publicationAt(answer: string): Promise<string> {
  const url = URL.parse(answer, config.siteUrl);
  const [, place, slug] = /^\/(bank|practices)\/([\w-]+)\/?$/.exec(url?.pathname ?? '') ?? [];
  if (!place || !slug || url?.host !== new URL(config.siteUrl).host)
    throw wrong('Нужен адрес материала или практики на этом сайте, например /bank/bilet-na-vyhod.');
  const [found] = await read
    .select({ id: publications.id })
    .from(publications)
    .where(
      and(
        eq(publications.collection, place === 'bank' ? 'material' : 'practice'),
        eq(publications.slug, slug),
        eq(publications.state, 'published'),
      ),
    );
  if (!found) throw wrong('По этому адресу ничего не опубликовано. Проверьте, нет ли в нём лишнего.');
  return `/${place}/${slug}`;
}
