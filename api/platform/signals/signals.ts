import { log } from '../log/index.ts';

/**
 * Events, emitted after the transaction is on disk. A room that reacts to another room listens here instead of being called, so
 * that imports between rooms form no circle. Each room declares its kinds in its `capability.ts`.
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

/** Calls every listener. A failing one is logged and affects neither the others nor the caller. */
export function emit(signal: Signal): void {
  for (const listener of listeners) {
    try {
      listener(signal);
    } catch (error) {
      log.error({ err: error, signal: signal.kind }, 'a listener failed');
    }
  }
}
