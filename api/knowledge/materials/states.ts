import type { MaterialState } from '../../../db/schema/materials.ts';

/** What a state is called in the interface. */
export const stateTitles: Record<MaterialState, string> = {
  draft: 'Черновик',
  review: 'На проверке',
  returned: 'На доработке',
  scheduled: 'Выйдет по плану',
  published: 'Опубликован',
  archived: 'В архиве',
};

/** States in which the text may be changed. */
export const isEditable = (state: MaterialState): boolean => state === 'draft' || state === 'returned';
