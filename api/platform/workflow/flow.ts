import type { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import type { Actor } from '../actor/index.ts';
import type { Signal } from '../signals/index.ts';
import type { Row } from './row.ts';

/** What goes from state to state. `version` counts when its row raises one with every step. */
export interface Stepped<State extends string> {
  id: string;
  state: State;
  version?: number;
}

/** A step while it is taken. */
export interface Doing<Thing> {
  /** Who takes it; null is the clock. */
  actor: Actor | null;
  /** As it stood before. */
  thing: Thing;
  input: unknown;
  /** `reason` of the input; empty when none was given. */
  reason: string;
  now: Date;
}

/** A step that is taken, in the transaction that took it. */
export interface Done<Thing> extends Doing<Thing> {
  after: Thing;
  /** What the audit log says beside the action. */
  facts: Record<string, unknown>;
}

/** One way from a state to another, and all that belongs to it. */
export interface Step<Thing, State extends string> {
  from: readonly State[];
  to: State | ((doing: Doing<Thing>) => State);
  /** A rule of the room's policy; `clock` for what no person does. */
  may: ((actor: Actor, thing: Thing) => boolean) | 'clock';
  /** The words of the 403. */
  whyNot?: string;
  /** What is asked of who takes it; when a door leads here, the door asks. */
  asks?: z.ZodType;
  /** Said when no reason came; without these words none is needed. */
  reason?: string;
  /** Whether it was taken before: a second press answers as the first and changes nothing. */
  already?(thing: Thing, actor: Actor | null): boolean;
  /** The action in the audit log. */
  audit: string;
  /** Tells those whom it concerns. */
  tell?(database: Database, done: Done<Thing>): Promise<void>;
}

export type StepTable<Thing, State extends string> = Record<string, Step<Thing, State>>;

/** All the steps of a kind of thing; there are no others. */
export interface Flow<Thing extends Stepped<State>, State extends string, Steps extends StepTable<Thing, State>> {
  /** The kind of the audit log's subject. */
  kind: string;
  titles: Record<State, string>;
  /** The words of the 409 for a step that the present state does not have. */
  moved(title: string): string;
  /** The words of the 409 for who read an earlier version. */
  stale?: string;
  /** The thing as this actor may know of it. @throws Problem 404 */
  find(database: Database, actor: Actor | null, id: string): Promise<Thing>;
  row: Row<Thing, State>;
  steps: Steps;
  /** Writes a step down, for rooms that keep a history of their own; a line of the audit log when left out. */
  record?(database: Database, audit: string, done: Done<Thing>): Promise<void>;
  /** What others hear after the commit. */
  signals?(done: Done<Thing>, step: keyof Steps & string): Signal[];
}

/** Several steps behind one address: the input says which. Who may take none of them gets 403 before it is read. */
export interface Door<Thing, Name extends string, Input> {
  leadsTo: readonly Name[];
  asks: z.ZodType<Input>;
  /** Undefined when the present state has no such step. */
  choose(input: Input, thing: Thing): Name | undefined;
}

/** Declares a flow; the call without arguments names the types: `flowOf<PracticeRow, PracticeState>()({…})`. */
export const flowOf =
  <Thing extends Stepped<State>, State extends string>() =>
  <Steps extends StepTable<Thing, State>>(flow: Flow<Thing, State, Steps>): Flow<Thing, State, Steps> =>
    flow;
