import { type LoggerOptions, pino } from 'pino';
import { config } from '../config/index.ts';
import { toldError } from './toldError.ts';

/** An error under any name of an entry is told by `toldError`, also one inside a list; under these whatever was thrown. */
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
  // The formatter has told it already.
  serializers: { err: (told: unknown) => told },
  hooks: {
    // Without words of ours pino takes the message of the error.
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
 * What nobody caught ends the process, as Node has it, but is told by the log: Node itself prints an error with all its
 * fields. What libraries print of an error goes the same way.
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
