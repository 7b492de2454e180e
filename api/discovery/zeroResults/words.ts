import type { UnmetState } from '../../../db/schema/zeroResults.ts';
import type { Period } from './input.ts';

export const stateTitles: Record<UnmetState, string> = {
  open: 'Ещё не решено',
  written: 'Написали',
  unneeded: 'Не нужно',
};
export const periodTitles: Record<Period, string> = { month: 'Месяц', quarter: 'Три месяца', year: 'Год' };
