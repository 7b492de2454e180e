export { emit, onSignal, type Signal, type SignalKind } from './signals.ts';
