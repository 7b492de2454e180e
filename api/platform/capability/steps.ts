import type { Database } from '../../../db/client.ts';
import type { StepName, Steps } from './capability.ts';
import { capabilities } from './registry.ts';

/**
 * Has the rooms that follow a step write what they owe it, one after another in the caller's transaction: a room below cannot
 * call them, and none writes another's tables. What one of them throws rolls everything back.
 */
export async function stepTaken<Name extends StepName>(
  database: Database,
  name: Name,
  step: Steps[Name],
): Promise<void> {
  for (const { follows } of capabilities()) await follows?.[name]?.(database, step);
}
