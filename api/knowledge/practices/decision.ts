import { type Database, read } from '../../../db/client.ts';
import type { PracticeState } from '../../../db/schema/practices.ts';
import { consentInForce } from '../../people/accounts/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { conflict } from '../../platform/problem/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { takeOutPractice } from '../bank/index.ts';
import { publishInto, renderPractice } from './publication.ts';
import { revisions } from './revisions.ts';
import { decision, practiceFlow } from './steps.ts';

export interface Decided {
  id: string;
  state: PracticeState;
  /** The page of the published practice; null when it was not published. */
  url: string | null;
}

/**
 * Decides about the revision under review: publishes it, returns it with a comment, or rejects it with a reason.
 * @throws Problem 403 when the caller is not a methodist or wrote it themselves; 400 without the required comment; 409 when it was
 * decided, withdrawn or submitted again meanwhile, or when the author has withdrawn the publishing consent
 */
export async function decide(actor: Actor, id: string, input: unknown): Promise<Decided> {
  const { after } = await takeStep(practiceFlow, actor, id, decision, input, {
    async prepare() {
      const { number, content } = await latestRevision(read, id);
      return { number, rendered: await renderPractice(content) };
    },
    async change(database, { thing, input, ready, now }) {
      const { decision, comment, revision, ...marks } = input;
      const { number } = await latestRevision(database, id);
      if (number !== ready.number || (revision !== undefined && revision !== number))
        throw conflict('Автор отправил новую редакцию. Обновите страницу и прочитайте её, прежде чем решать.', {
          revision: number,
        });
      const publishes = decision === 'publish';
      if (publishes && !(await consentInForce(thing.authorId, 'publication', database)))
        throw conflict('Автор отозвал согласие на публикацию имени. Верните практику и попросите дать его снова.');
      await revisions.decide(database, id, { number, decision, comment, by: actor.id, at: now });
      const slug = publishes ? await publishInto(database, thing, ready.rendered, marks, now) : thing.slug;
      return { set: publishes ? { slug, publishedAt: now } : {}, facts: { revision: number } };
    },
  });
  return { id, state: after.state, url: after.state === 'published' ? `/practices/${after.slug}` : null };
}

async function latestRevision(database: Database, id: string) {
  const latest = await revisions.newest(database, id);
  if (!latest) throw conflict('У практики ещё нет ни одной редакции: автор не отправлял её на рассмотрение.');
  return latest;
}

/**
 * Takes a published practice off the bank: by its author or a methodist. It stays readable for them.
 * @throws Problem 403, 409 when it is not published
 */
export async function archivePractice(actor: Actor, id: string): Promise<{ id: string; state: PracticeState }> {
  const { after } = await takeStep(practiceFlow, actor, id, 'archive', undefined, {
    async change(database) {
      await takeOutPractice(database, id);
      return {};
    },
  });
  return { id, state: after.state };
}
