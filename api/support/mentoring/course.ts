import { openTalk } from '../../community/discussions/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { takeStep } from '../../platform/workflow/index.ts';
import { readPair } from './pair.ts';
import { leading, pairFlow } from './steps.ts';

/**
 * Starts, completes or stops a pair. A start opens its private discussion.
 * @throws Problem 401, 404, 403, 400 (a stop without a reason), 409 when the state does not allow it
 */
export async function movePair(actor: MaybeActor, id: string, input: unknown) {
  const person = signedIn(actor);
  const { after } = await takeStep(pairFlow, person, id, leading, input, {
    async prepare({ input: { state } }) {
      if (state !== 'active') return null;
      const { leader, supported } = await readPair(person, id);
      return { title: talkTitle(leader, supported), html: renderMarkdown(welcome) };
    },
    async change(database, { thing: pair, input: { state }, reason: note, ready: talk, now }) {
      if (talk)
        await openTalk(database, { pairId: id, ...talk, authorId: pair.coordinatorId, body: welcome, date: now });
      return { set: state === 'active' ? { startedAt: now } : { endedAt: now }, facts: { note } };
    },
  });
  return { state: after.state };
}

export const talkTitle = (leader: { title: string }, supported: { title: string }) =>
  `Разговор пары: ${leader.title} и ${supported.title}`;
/** The first post of every private discussion. */
export const welcome =
  'Здесь говорят наставники, наставляемые и координатор пары. Больше этот разговор не видит никто: ни администрации школ, ни другие методисты, ни администратор платформы.';
