import type { Actor } from '../../platform/actor/index.ts';
import type { DeskWaiting } from '../../platform/capability/index.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';
import { countCases, listCases } from './queue.ts';

const shownRows = 5;
const longestReason = 90;

/** Open complaints and held posts where this person moderates, the oldest first. */
export async function casesToDecide(actor: Actor): Promise<DeskWaiting | null> {
  if (!actor.moderates) return null;
  const [{ open }, { items }] = await Promise.all([
    countCases(actor),
    listCases(actor, { state: 'open', limit: shownRows }),
  ]);
  if (open === 0) return null;
  return {
    title: `Ждут решения ведущего: ${countOf(open, 'сообщение', 'сообщения', 'сообщений')}`,
    more: { title: 'Вся очередь', url: '/moderation' },
    rows: items.map(({ url, kind, thread, reason, createdAt, claimedBy }) => ({
      title: kind === 'held' ? 'Первое сообщение нового участника' : `Жалоба: ${shortened(reason)}`,
      url,
      note: claimedBy ? `${thread.title}; в работе: ${claimedBy.name}` : thread.title,
      at: { word: 'с', date: createdAt },
    })),
  };
}

const shortened = (reason: string) => (reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason);
