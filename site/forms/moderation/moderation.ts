import { countOf } from '../../../api/platform/russian/shared/russian.ts';

/** The pauses that a moderator can choose for a slow discussion, in seconds. */
export const pauses = [60, 300, 900, 3600, 86_400];

/** «15 минут»: how long one waits between two answers. */
export function pauseWords(seconds: number): string {
  if (seconds >= 86_400) return countOf(Math.round(seconds / 86_400), 'день', 'дня', 'дней');
  if (seconds >= 3600) return countOf(Math.round(seconds / 3600), 'час', 'часа', 'часов');
  return countOf(Math.round(seconds / 60), 'минуту', 'минуты', 'минут');
}
