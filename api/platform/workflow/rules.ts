import type { Actor, MaybeActor } from '../actor/index.ts';
import { badInput, conflict, forbidden, type Problem } from '../problem/index.ts';
import type { Flow, Step, Stepped, StepTable } from './flow.ts';

/** The rules of a flow, without a database. */
type Rules<Thing extends Stepped<State>, State extends string> = Pick<
  Flow<Thing, State, StepTable<Thing, State>>,
  'titles' | 'moved' | 'stale' | 'steps'
>;

export function stepOf<Thing extends Stepped<State>, State extends string>(
  { steps }: Pick<Rules<Thing, State>, 'steps'>,
  name: string,
): Step<Thing, State> {
  const step = steps[name];
  if (!step) throw new Error(`no step ${name}`);
  return step;
}

const allowed = <Thing, State extends string>({ may }: Step<Thing, State>, actor: MaybeActor, thing: Thing): boolean =>
  may === 'clock' ? actor === null : actor !== null && may(actor, thing);

/** Whether a page offers a step to this person: they may, and the present state has it. */
export function offers<Thing extends Stepped<State>, State extends string, Steps extends StepTable<Thing, State>>(
  { steps }: Pick<Flow<Thing, State, Steps>, 'steps'>,
  name: keyof Steps & string,
  actor: MaybeActor,
  thing: Thing,
): boolean {
  const step = stepOf<Thing, State>({ steps }, name);
  return actor !== null && allowed(step, actor, thing) && step.from.includes(thing.state);
}

/** @throws Problem 403, in the words of the first, when the actor may take none of these steps */
export function requireMay<Thing extends Stepped<State>, State extends string>(
  rules: Rules<Thing, State>,
  names: readonly string[],
  actor: Actor | null,
  thing: Thing,
): void {
  const steps = names.map((name) => stepOf(rules, name));
  if (!steps.some((step) => allowed(step, actor, thing))) throw forbidden(steps[0]?.whyNot);
}

/** The 409 that tells the present state. */
export const movedOn = <Thing extends Stepped<State>, State extends string>(
  { titles, moved }: Pick<Rules<Thing, State>, 'titles' | 'moved'>,
  { state }: Thing,
): Problem => conflict(moved(titles[state].toLowerCase()), { state });

const staleWords = 'Пока страница была открыта, здесь кое-что изменилось. Обновите её и решите ещё раз.';

/** The reason and the version that an input names, if any. */
function told(input: unknown): { reason: string; version: number | undefined } {
  const { reason, version }: { reason?: unknown; version?: unknown } =
    typeof input === 'object' && input !== null ? input : {};
  return {
    reason: typeof reason === 'string' ? reason.trim() : '',
    version: typeof version === 'number' ? version : undefined,
  };
}

/**
 * Whether a step may be taken now, and with which reason.
 * @returns `already` when it was taken before
 * @throws Problem 403; 400 without the reason that is due; 409 for a stale version or a state that does not have the step
 */
export function judge<Thing extends Stepped<State>, State extends string>(
  rules: Rules<Thing, State>,
  name: string,
  { actor, thing, input }: { actor: Actor | null; thing: Thing; input?: unknown },
): { step: Step<Thing, State>; reason: string; already: boolean } {
  const step = stepOf(rules, name);
  requireMay(rules, [name], actor, thing);
  const { reason, version } = told(input);
  if (step.reason && !reason) throw badInput([{ path: 'reason', message: step.reason }]);
  if (step.already?.(thing, actor)) return { step, reason, already: true };
  if (version !== undefined && version !== thing.version)
    throw conflict(rules.stale ?? staleWords, { version: thing.version });
  if (!step.from.includes(thing.state)) throw movedOn(rules, thing);
  return { step, reason, already: false };
}
