import type { PracticeState } from '../../../db/schema/practices.ts';
import { conflict } from '../../platform/problem/index.ts';

/** Every way from one state of a practice to another; there are no others. */
const steps = {
  submit: { from: ['draft', 'returned'], to: 'review' },
  withdraw: { from: ['review'], to: 'draft' },
  return: { from: ['review'], to: 'returned' },
  reject: { from: ['review'], to: 'rejected' },
  publish: { from: ['review'], to: 'published' },
  archive: { from: ['published'], to: 'archived' },
  reopen: { from: ['archived'], to: 'draft' },
} as const satisfies Record<string, { from: readonly PracticeState[]; to: PracticeState }>;

export type Step = keyof typeof steps;

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

export const allows = (state: PracticeState, step: Step): boolean =>
  (steps[step].from as readonly PracticeState[]).includes(state);

/**
 * The state after a step.
 * @throws Problem 409 when the step does not lead from this state: somebody was faster, or the page is old
 */
export function stateAfter(state: PracticeState, step: Step): PracticeState {
  if (allows(state, step)) return steps[step].to;
  throw conflict(
    `Сейчас практика в состоянии «${stateTitles[state].toLowerCase()}», поэтому это действие невозможно. Обновите страницу.`,
    { state },
  );
}
