import type { CollectionVisibility } from '../../../db/schema/collections.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';

/** The audience in words: on the card, and as a choice in the form. */
export const visibilityWords: Record<CollectionVisibility, { short: string; choice: string; hint: string }> = {
  personal: { short: 'видна только вам', choice: 'Только мне', hint: 'Можно дать ссылку тем, кому захотите.' },
  school: {
    short: 'для своей школы',
    choice: 'Моей школе',
    hint: 'Увидят все, кто работает в вашей школе. Минут через десять им придёт одно уведомление.',
  },
  association: {
    short: 'для объединения',
    choice: 'Объединению',
    hint: 'Увидят его участники и методисты. Минут через десять участникам придёт одно уведомление.',
  },
  public: { short: 'видна всем', choice: 'Всем', hint: 'Появится на странице «Подборки» и в поиске сети.' },
};

/** «5 материалов»: practices are counted among them. */
export const itemsCount = (count: number): string =>
  count === 0 ? 'пока пусто' : countOf(count, 'материал', 'материала', 'материалов');
