import { badInput } from '../problem/index.ts';

/** A cursor for a list ordered by a text and then by id, both in one opaque string. */
export const textCursor = (text: string, id: string): string =>
  Buffer.from(JSON.stringify([text, id])).toString('base64url');

/** Reads what `textCursor` made. @throws Problem 400 for anything else */
export function readTextCursor(cursor: string): { text: string; id: string } {
  try {
    const [text, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof text === 'string' && typeof id === 'string') return { text, id };
  } catch {
    // Falls through to the one answer for invalid cursors.
  }
  throw badInput([{ path: 'cursor', message: 'Такой страницы списка нет. Начните с первой.' }]);
}
