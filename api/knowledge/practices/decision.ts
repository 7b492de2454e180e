import { and, desc, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { type PracticeState, practiceRevisions, practices } from '../../../db/schema/practices.ts';
import { consentInForce } from '../../people/accounts/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { takeOutPractice } from '../bank/index.ts';
import { practiceFor } from './find.ts';
import { decisionInput } from './input.ts';
import { mayArchive, mayDecide } from './policy.ts';
import { publishInto, renderPractice } from './publication.ts';
import { stateAfter } from './states.ts';
import { tellOfDecision } from './telling.ts';

export interface Decided {
  id: string;
  state: PracticeState;
  /** The page of the published practice; null when it was not published. */
  url: string | null;
}

const whyNotDecide = 'Решение принимает методист, который не автор и не соавтор этой практики.';

/**
 * Decides about the revision under review: publishes it, returns it with a comment, or rejects it with a reason.
 * @throws Problem 403 for who is no methodist or wrote it himself; 400 without the comment that is due; 409 when it was
 * decided, withdrawn or handed in anew meanwhile, or when the author has withdrawn the publishing consent
 */
export async function decide(actor: Actor, id: string, input: unknown): Promise<Decided> {
  const seen = await practiceFor(read, actor, id, mayDecide, whyNotDecide);
  const { decision, comment, revision, ...marks } = parse(decisionInput, input);
  stateAfter(seen.state, decision);
  const submitted = await latestRevision(read, id);
  const rendered = await renderPractice(submitted.content);
  const decided = await write(async (database) => {
    const practice = await practiceFor(database, actor, id, mayDecide, whyNotDecide);
    const state = stateAfter(practice.state, decision);
    const latest = await latestRevision(database, id);
    if (latest.number !== submitted.number || (revision !== undefined && revision !== latest.number))
      throw conflict('Автор отправил новую редакцию. Обновите страницу и прочитайте её, прежде чем решать.', {
        revision: latest.number,
      });
    if (decision === 'publish' && !(await consentInForce(practice.authorId, 'publication', database)))
      throw conflict('Автор отозвал согласие на публикацию имени. Верните практику и попросите дать его снова.');
    const now = new Date();
    const slug = decision === 'publish' ? await publishInto(database, practice, rendered, marks, now) : practice.slug;
    const publishedAt = decision === 'publish' ? now : practice.publishedAt;
    await database.update(practices).set({ state, slug, publishedAt }).where(eq(practices.id, id));
    await database
      .update(practiceRevisions)
      .set({ decision, comment, decidedBy: actor.id, decidedAt: now })
      .where(and(eq(practiceRevisions.practiceId, id), eq(practiceRevisions.number, latest.number)));
    await recordAudit(database, actor, `practice.${decision}`, { kind: 'practice', id }, { revision: latest.number });
    const url = decision === 'publish' ? `/practices/${slug}` : `/practices/${id}`;
    await tellOfDecision(database, practice, actor, decision, url);
    return { state, slug };
  });
  emit({ kind: 'practice.changed', practiceId: id });
  if (decision === 'publish' && decided.slug)
    emit({ kind: 'publication.changed', publicationId: id, collection: 'practice', slug: decided.slug });
  return { id, state: decided.state, url: decision === 'publish' ? `/practices/${decided.slug}` : null };
}

async function latestRevision(database: Database, id: string) {
  const [latest] = await database
    .select({ number: practiceRevisions.number, content: practiceRevisions.content })
    .from(practiceRevisions)
    .where(eq(practiceRevisions.practiceId, id))
    .orderBy(desc(practiceRevisions.number))
    .limit(1);
  if (!latest) throw conflict('У практики ещё нет ни одной редакции: автор не отправлял её на рассмотрение.');
  return latest;
}

/**
 * Takes a published practice off the bank: by its author or a methodist. It stays readable for them.
 * @throws Problem 403, 409 when it is not published
 */
export async function archivePractice(actor: Actor, id: string): Promise<{ id: string; state: PracticeState }> {
  const { state, slug } = await write(async (database) => {
    const practice = await practiceFor(
      database,
      actor,
      id,
      mayArchive,
      'Снять практику с публикации может её автор или методист.',
    );
    const next = stateAfter(practice.state, 'archive');
    await database.update(practices).set({ state: next }).where(eq(practices.id, id));
    await takeOutPractice(database, id);
    await recordAudit(database, actor, 'practice.archived', { kind: 'practice', id }, {});
    return { state: next, slug: practice.slug };
  });
  emit({ kind: 'practice.changed', practiceId: id });
  if (slug) emit({ kind: 'publication.changed', publicationId: id, collection: 'practice', slug });
  return { id, state };
}
