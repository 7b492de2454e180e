import { type LoggerOptions, pino } from 'pino';
import { config } from '../config/index.ts';
import { toldError } from './toldError.ts';

/** `toldError` formats an error under any name of an entry, also inside a list; under these names any thrown value. */
const thrown = new Set(['err', 'error', 'reason']);
const safe = (value: unknown): unknown => {
  if (value instanceof Error) return toldError(value);
  return Array.isArray(value) ? value.map(safe) : value;
};

export const logOptions = {
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: {
    log: (entry) =>
      Object.fromEntries(
        Object.entries(entry).map(([key, value]) => [key, thrown.has(key) ? toldError(value) : safe(value)]),
      ),
  },
  // The formatter has handled it already.
  serializers: { err: (told: unknown) => told },
  hooks: {
    // Without a message of ours pino takes the error's.
    logMethod(inputs, method) {
      const [first, ...rest] = inputs as unknown[];
      const entry = first instanceof Error ? { err: first } : first;
      const message = typeof entry === 'object' && rest.length === 0 ? ['a failure'] : rest;
      method.apply(this, [entry, ...message] as unknown as Parameters<typeof method>);
    },
  },
} satisfies LoggerOptions;

/** Structured log of the process. Nothing personal goes in: no names, no mail, no addresses, no bodies. */
export const log = pino({ ...logOptions, level: config.logLevel });

/**
 * An uncaught error ends the process, as Node does by default, but is written by the log: Node itself prints an error with
 * all its fields. Errors that libraries print go the same way.
 */
export function logLastWords(): void {
  const end = (error: unknown) => {
    log.fatal({ err: error }, 'nobody caught a failure');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  console.error = (...said: unknown[]) => {
    const error = said.find((one) => one instanceof Error);
    log.error({ err: error ?? said[0] }, 'a library complained');
  };
  console.warn = console.error;
}
