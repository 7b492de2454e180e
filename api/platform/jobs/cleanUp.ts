import { capabilities } from '../capability/index.ts';

/** Runs the clean-up of every room. One failure does not stop the others. @throws AggregateError */
export async function cleanUp(now = Date.now()): Promise<void> {
  const failures: unknown[] = [];
  for (const { cleanUp } of capabilities()) await cleanUp?.(now).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'some rooms could not be cleaned up');
}
