import type { MaterialState } from '../../../db/schema/materials.ts';
import { conflict } from '../../platform/problem/index.ts';

/** Every way from one state of a material to another; there are no others. */
const steps = {
  submit: { from: ['draft', 'returned'], to: 'review' },
  withdraw: { from: ['review'], to: 'draft' },
  return: { from: ['review'], to: 'returned' },
  publish: { from: ['review'], to: 'published' },
  schedule: { from: ['review'], to: 'scheduled' },
  /** A planned publication is called off: the decision is to be taken again. */
  cancel: { from: ['scheduled'], to: 'review' },
  appear: { from: ['scheduled'], to: 'published' },
  /** The next text is begun; what is published stays as it is. */
  revise: { from: ['published', 'archived'], to: 'draft' },
  archive: { from: ['published'], to: 'archived' },
} as const satisfies Record<string, { from: readonly MaterialState[]; to: MaterialState }>;

export type Step = keyof typeof steps;

export const stateTitles: Record<MaterialState, string> = {
  draft: 'Черновик',
  review: 'На проверке',
  returned: 'На доработке',
  scheduled: 'Выйдет по плану',
  published: 'Опубликован',
  archived: 'В архиве',
};

export const isEditable = (state: MaterialState): boolean => state === 'draft' || state === 'returned';

export const allows = (state: MaterialState, step: Step): boolean =>
  (steps[step].from as readonly MaterialState[]).includes(state);

/**
 * The state after a step.
 * @throws Problem 409 when the step does not lead from this state: somebody was faster, or the page is old
 */
export function stateAfter(state: MaterialState, step: Step): MaterialState {
  if (allows(state, step)) return steps[step].to;
  throw conflict(
    `Сейчас материал в состоянии «${stateTitles[state].toLowerCase()}», поэтому это действие невозможно. Обновите страницу.`,
    { state },
  );
}
