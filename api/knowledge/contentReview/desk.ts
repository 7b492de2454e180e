import type { Actor } from '../../platform/actor/index.ts';
import type { DeskWaiting } from '../../platform/capability/index.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';
import { countUpkeep, listUpkeep } from './list.ts';
import { mayKeep } from './policy.ts';

const shownRows = 5;

/** Texts of this methodist that are due for review, the longest overdue first. */
export async function textsToReread(actor: Actor): Promise<DeskWaiting | null> {
  if (!mayKeep(actor)) return null;
  const [{ all }, { items }] = await Promise.all([
    countUpkeep(actor, 'yes'),
    listUpkeep(actor, { show: 'all', mine: 'yes', limit: shownRows }),
  ]);
  if (all === 0) return null;
  return {
    title: `Пора перечитать: ${countOf(all, 'материал', 'материала', 'материалов')}`,
    more: { title: 'Весь список', url: '/upkeep?mine=yes' },
    rows: items.map(({ title, upkeepUrl, reviewDueAt, openMarks, brokenLinks }) => ({
      title,
      url: upkeepUrl,
      note: [openMarks > 0 && 'читатель отметил, что здесь что-то устарело', brokenLinks > 0 && 'не открывается ссылка']
        .filter(Boolean)
        .join('; '),
      at: { word: 'срок', date: reviewDueAt },
    })),
  };
}
