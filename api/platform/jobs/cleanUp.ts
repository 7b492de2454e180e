import { capabilities } from '../capability/index.ts';

/** Has every room remove what has served its time. One that fails does not keep the others from it. @throws AggregateError */
export async function cleanUp(now = Date.now()): Promise<void> {
  const failures: unknown[] = [];
  for (const { cleanUp } of capabilities()) await cleanUp?.(now).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'some rooms could not be cleaned up');
}
