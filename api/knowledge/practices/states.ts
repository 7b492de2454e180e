import type { PracticeState } from '../../../db/schema/practices.ts';

/** What a state is called in the interface. */
export const stateTitles: Record<PracticeState, string> = {
  draft: 'Черновик',
  review: 'На рассмотрении',
  returned: 'На доработке',
  published: 'Опубликована',
  rejected: 'Отклонена',
  archived: 'В архиве',
};

/** States in which the text may be changed. */
export const isEditable = (state: PracticeState): boolean => state === 'draft' || state === 'returned';
