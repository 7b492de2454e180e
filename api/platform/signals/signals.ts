import { log } from '../log/index.ts';

/**
 * What happened, told after it is on disk. A room that must react to another one listens here instead of being called, so
 * that imports between rooms never form a circle. Each room adds its own kinds in its `capability.ts`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms
export interface Signals {}
export type SignalKind = keyof Signals;
export type Signal = { [Kind in SignalKind]: { kind: Kind } & Signals[Kind] }[SignalKind];

type Listener = (signal: Signal) => void;
const listeners: Listener[] = [];

export function onSignal(listener: Listener): void {
  listeners.push(listener);
}

/** Tells every listener. One that throws is logged and stops neither the others nor the person who acted. */
export function emit(signal: Signal): void {
  for (const listener of listeners) {
    try {
      listener(signal);
    } catch (error) {
      log.error({ err: error, signal: signal.kind }, 'a listener failed');
    }
  }
}
