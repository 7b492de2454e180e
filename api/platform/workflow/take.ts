import type { z } from 'zod';
import { afterCommit, type Database, read, write } from '../../../db/client.ts';
import type { Actor } from '../actor/index.ts';
import { recordAudit } from '../audit/index.ts';
import { parse } from '../problem/index.ts';
import { emit } from '../signals/index.ts';
import type { Doing, Done, Door, Flow, Stepped, StepTable } from './flow.ts';
import { judge, movedOn, requireMay, stepOf } from './rules.ts';

type Way<Thing, Steps> = (keyof Steps & string) | Door<Thing, keyof Steps & string, unknown>;
type Answer<Asking> = Asking extends { asks: z.ZodType<infer Input> } ? Input : undefined;
type Asked<Steps, Chosen> = Chosen extends keyof Steps ? Answer<Steps[Chosen]> : Answer<Chosen>;

/** What one room does beside moving the state on. */
export interface Deed<Thing, Input, Ready, Result> {
  /** What takes long (rendering), before the transaction. */
  prepare?(ground: { actor: Actor | null; thing: Thing; input: Input }): Promise<Ready> | Ready;
  /** In the transaction: last checks, rows of other tables; `set` goes into the thing's own row, `facts` into the log. */
  change?(
    database: Database,
    doing: Doing<Thing> & { input: Input; ready: Ready },
  ): Promise<{ set?: Partial<Thing>; facts?: Record<string, unknown>; result?: Result }>;
}

export interface Taken<Thing, Result> {
  /** It was taken before, and nothing was done now. */
  repeated: boolean;
  after: Thing;
  result: Result | undefined;
}

/** The part of a step that both times of looking share. */
interface Call<Thing extends Stepped<State>, State extends string, Steps extends StepTable<Thing, State>> {
  flow: Flow<Thing, State, Steps>;
  actor: Actor | null;
  id: string;
  way: Way<Thing, Steps>;
}

const namesOf = <Thing, Steps>(way: Way<Thing, Steps>): readonly string[] =>
  typeof way === 'string' ? [way] : way.leadsTo;

/** Looks the thing up and asks the policy. @throws Problem 404, 403 */
async function admitted<Thing extends Stepped<State>, State extends string, Steps extends StepTable<Thing, State>>(
  database: Database,
  { flow, actor, id, way }: Call<Thing, State, Steps>,
): Promise<Thing> {
  const thing = await flow.find(database, actor, id);
  requireMay(flow, namesOf(way), actor, thing);
  return thing;
}

function judged<Thing extends Stepped<State>, State extends string, Steps extends StepTable<Thing, State>>(
  { flow, actor, way }: Call<Thing, State, Steps>,
  thing: Thing,
  input: unknown,
) {
  const name = typeof way === 'string' ? way : way.choose(input, thing);
  if (name === undefined) throw movedOn(flow, thing);
  return { name, ...judge(flow, name, { actor, thing, input }) };
}

/**
 * Takes a step in a transaction of its own: of two who come at once one wins.
 * @param actor null for the clock
 * @param way a step, or a door to several
 * @throws Problem 404, 403, 400, 409 in this order
 */
export async function takeStep<
  Thing extends Stepped<State>,
  State extends string,
  Steps extends StepTable<Thing, State>,
  Chosen extends Way<Thing, Steps>,
  Ready = undefined,
  Result = undefined,
>(
  flow: Flow<Thing, State, Steps>,
  actor: Actor | null,
  id: string,
  way: Chosen,
  input?: unknown,
  deed: Deed<Thing, Asked<Steps, Chosen>, Ready, Result> = {},
): Promise<Taken<Thing, Result>> {
  const call: Call<Thing, State, Steps> = { flow, actor, id, way };
  const seen = await admitted(read, call);
  const { asks } = typeof way === 'string' ? stepOf<Thing, State>(flow, way) : way;
  const asked = (asks ? parse(asks, input) : undefined) as Asked<Steps, Chosen>;
  const { already } = judged(call, seen, asked);
  const ready = (already ? undefined : await deed.prepare?.({ actor, thing: seen, input: asked })) as Ready;
  return write(async (database) => take(database, call, asked, ready, deed));
}

/**
 * As `takeStep`, in the caller's transaction and with an input that is parsed already; `prepare` is not called.
 * @throws Problem 404, 403, 400, 409
 */
export const takeStepIn = <
  Thing extends Stepped<State>,
  State extends string,
  Steps extends StepTable<Thing, State>,
  Name extends keyof Steps & string,
  Result = undefined,
>(
  database: Database,
  flow: Flow<Thing, State, Steps>,
  actor: Actor | null,
  id: string,
  name: Name,
  input?: Asked<Steps, Name>,
  deed: Pick<Deed<Thing, Asked<Steps, Name>, undefined, Result>, 'change'> = {},
): Promise<Taken<Thing, Result>> =>
  take(database, { flow, actor, id, way: name }, input as Asked<Steps, Name>, undefined, deed);

async function take<
  Thing extends Stepped<State>,
  State extends string,
  Steps extends StepTable<Thing, State>,
  Input,
  Ready,
  Result,
>(
  database: Database,
  call: Call<Thing, State, Steps>,
  input: Input,
  ready: Ready,
  { change }: Deed<Thing, Input, Ready, Result>,
): Promise<Taken<Thing, Result>> {
  const { flow, actor } = call;
  const thing = await admitted(database, call);
  const { name, step, reason, already } = judged(call, thing, input);
  if (already) return { repeated: true, after: thing, result: undefined };
  const doing = { actor, thing, input, reason, now: new Date() };
  const state = typeof step.to === 'function' ? step.to(doing) : step.to;
  const claimed = await flow.row.claim(database, thing, state);
  if (!claimed) throw movedOn(flow, thing);
  const changed = (await change?.(database, { ...doing, ready })) ?? {};
  const set: Partial<Thing> = changed.set ?? {};
  await flow.row.set(database, thing.id, set);
  const facts = changed.facts ?? (reason ? { reason } : {});
  const done: Done<Thing> = { ...doing, after: { ...thing, ...set, ...claimed }, facts };
  if (flow.record) await flow.record(database, step.audit, done);
  else await recordAudit(database, actor, step.audit, { kind: flow.kind, id: thing.id }, facts);
  await step.tell?.(database, done);
  const signals = flow.signals?.(done, name) ?? [];
  afterCommit(() => signals.forEach(emit));
  return { repeated: false, after: done.after, result: changed.result };
}
