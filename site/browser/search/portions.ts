/** The next portion of what is shown: of the index, or of one kind that the server has. */
import { aroundItems } from './aroundParts.ts';
import { resultItem } from './parts.ts';
import type { Questions } from './questions.ts';
import { isAround } from './tabs.ts';
import type { Known } from './view.ts';

/** `shown` results stand already. Gives the elements to append and whether there is more; fails without a network. */
export async function nextPortion(
  questions: Questions,
  { asked, around, answer }: Known,
  shown: number,
): Promise<{ items: HTMLElement[]; more: boolean }> {
  if (isAround(asked.tab) && typeof around === 'object') {
    const part = around[asked.tab];
    if (!part) return { items: [], more: false };
    const next = await questions.moreOfServer(asked.tab, part);
    part.next = next.next;
    return { items: aroundItems(asked.tab, next as never, 2), more: next.next !== null };
  }
  const items = (await questions.moreOfIndex(asked, shown)).map(resultItem);
  return { items, more: answer !== 'failed' && answer.total > shown + items.length };
}
