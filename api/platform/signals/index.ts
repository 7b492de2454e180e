export { type Event, emit, onEvent } from './signals.ts';
