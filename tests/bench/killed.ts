import { killUnderLoad } from '../support/killing.ts';
import type { Print } from './run.ts';

/** A hundred times SIGKILL in the midst of eight people's answers. */
export async function killed(print: Print): Promise<void> {
  const { kills, acknowledged, lost, unfound, disagreements } = await killUnderLoad(100);
  if (disagreements) console.error(disagreements);
  print('killed: lost answers', lost.length, 'answers', `of ${acknowledged} acknowledged in ${kills} kills`);
  print('killed: not found by search', unfound.length, 'answers', 'asked right after the restart, five a kill');
  print('killed: data disagree', disagreements ? 1 : 0, 'times', 'check-data after the last kill');
}
