/** A failure with a message of ours: nothing in it came from people, so it may be logged and shown as it is. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** What the log may hold of an error. */
export interface ToldError {
  /** The name of its class. */
  type: string;
  code?: string | number;
  /** Only of a `Fault`: messages of other errors may contain user input, addresses and passwords too. */
  message?: string;
  /** Text of the statement with `?` in place of its values. */
  sql?: string;
  /** `table.column` of a violated constraint. */
  constraint?: string;
  /** The reply code of the mail server, without its text. */
  smtp?: number;
  command?: string;
  stack?: string;
  cause?: ToldError;
  errors?: ToldError[];
}

const deepest = 4;
const mostErrors = 5;
const word = /^[A-Za-z][\w.:-]{0,59}$/;
/** One line of a V8 stack: it ends with a place in a file. */
const frame = /^ {4}at [^\n]{1,300}:\d+:\d+\)?$/;
const constraint = /\b(?:UNIQUE|NOT NULL|CHECK) constraint failed: ([\w.]+(?:, [\w.]+){0,7})/;

/** A field of an unknown error, read without throwing. */
function field(error: object, name: string): unknown {
  try {
    return (error as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** Only the places of the stack: its head repeats the message, and a message may contain lines that look like places. */
function placesOf(error: Error): string | undefined {
  const stack = field(error, 'stack');
  if (typeof stack !== 'string') return undefined;
  const message = String(field(error, 'message') ?? '');
  const at = message ? stack.indexOf(message) : -1;
  const rest = at < 0 ? stack.slice(stack.indexOf('\n')) : stack.slice(at + message.length);
  const places = rest.split('\n').filter((line) => frame.test(line));
  return places.slice(0, 20).join('\n') || undefined;
}

/**
 * What the log or an administrator may see of an error: its kind, codes, statement and place, and nothing that came
 * from people. Messages of libraries repeat the input (a mail address, the values of a statement, a piece of JSON).
 */
export function toldError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { type: error === null ? 'null' : typeof error };
  const name = error.constructor?.name || String(field(error, 'name') ?? '');
  const told: ToldError = { type: word.test(name) ? name : 'Error' };
  const code = field(error, 'code');
  if (typeof code === 'number' || (typeof code === 'string' && word.test(code))) told.code = code;
  if (error instanceof Fault) told.message = error.message;
  const query = field(error, 'query');
  if (typeof query === 'string' && Array.isArray(field(error, 'params'))) told.sql = query.slice(0, 2000);
  if (/^SQLITE_/.test(String(told.code))) {
    const [, failed] = constraint.exec(error.message) ?? [];
    if (failed) told.constraint = failed;
  }
  const smtp = field(error, 'responseCode');
  if (typeof smtp === 'number') told.smtp = smtp;
  const command = field(error, 'command');
  if (typeof command === 'string' && /^[A-Z]{2,10}(?: [A-Z]{2,10})?$/.test(command)) told.command = command;
  const stack = placesOf(error);
  if (stack) told.stack = stack;
  if (depth >= deepest) return told;
  const cause = field(error, 'cause');
  if (cause !== undefined && cause !== null) told.cause = toldError(cause, depth + 1);
  const errors = field(error, 'errors');
  if (Array.isArray(errors)) told.errors = errors.slice(0, mostErrors).map((one) => toldError(one, depth + 1));
  return told;
}
