import { pino } from 'pino';
import { config } from './config.ts';

/** Structured log of the process. Nothing personal goes in: no names, no mail, no addresses, no bodies. */
export const log = pino({ level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
