import { z } from 'zod';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { emailShape, waitsInWords } from '../../platform/mail/index.ts';
import { badInput, parse } from '../../platform/problem/index.ts';
import { composed } from '../../platform/russian/shared/russian.ts';
import { invite, inviting, knownEmails, placeInput, placeOf } from './invitations.ts';

export const invitationListInput = placeInput.extend({
  text: z
    .string({ error: 'Вставьте список: по человеку в строке.' })
    .max(40_000, { error: 'Список слишком длинный: разделите его на части.' }),
  /** False only checks the lines; true also sends the valid ones. */
  send: z.boolean({ error: 'Нужно да или нет.' }).default(false),
});

interface InvitedLine {
  /** Line number in the pasted text, from 1. */
  line: number;
  name: string;
  email: string;
  /** The error of the line; null when an invitation can be sent. */
  error: string | null;
}

const mostLines = 100;

/** Splits a line pasted from Excel: name and e-mail in any order, separated by a tab, `;` or `,`. */
function readLine(source: string, line: number): InvitedLine {
  const parts = source.split(/[\t;,]/).map((part) => composed(part).replace(/\s+/g, ' ').trim());
  // A name and an address without a separator: «Анна Петрова anna@school.ru».
  const words = parts.flatMap((part) => (part.includes('@') ? part.split(' ') : [part])).filter(Boolean);
  const found = words.find((word) => word.includes('@')) ?? '';
  const name = words
    .filter((word) => !word.includes('@'))
    .join(' ')
    .slice(0, 120);
  const email = emailShape.safeParse(found.replace(/^[<(]|[>)]$/g, ''));
  if (!found) return { line, name, email: '', error: 'В строке нет адреса почты.' };
  if (!email.success)
    return { line, name, email: found, error: 'Адрес почты выглядит не так: нужен вид имя@школа.рф.' };
  return { line, name, email: email.data, error: null };
}

/** Parses the pasted list. Empty lines are skipped, and so is a first line without an address (the table's heading). */
function readLines(text: string): InvitedLine[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map((source, index) => ({ source, number: index + 1 }))
    .filter(({ source }) => source.trim())
    // Enough to show that there are too many, without the heading. Each line read costs the check of an address.
    .slice(0, mostLines + 2)
    .map(({ source, number }) => readLine(source, number));
  const heading = lines.length > 1 && lines[0] && !lines[0].email;
  const people = heading ? lines.slice(1) : lines;
  const seen = new Set<string>();
  return people.map((person) => {
    if (person.error) return person;
    if (seen.has(person.email)) return { ...person, error: 'Этот адрес в списке уже есть.' };
    seen.add(person.email);
    return person;
  });
}

/**
 * Checks a list pasted from Excel and, when asked, sends the invitations of the valid lines.
 * @returns every line with its error; how many were sent; the addresses whose letter failed, and those that wait until tomorrow
 */
export async function inviteList(actor: MaybeActor, input: unknown) {
  const me = inviting(actor);
  const { text, send, ...wanted } = parse(invitationListInput, input);
  const place = await placeOf(me, wanted);
  const read = readLines(text);
  if (read.length === 0)
    throw badInput([{ path: 'text', message: 'Вставьте список: в каждой строке имя и адрес почты.' }]);
  if (read.length > mostLines)
    throw badInput([
      { path: 'text', message: `За один раз можно пригласить не больше ${mostLines} человек: разделите список.` },
    ]);
  const known = await knownEmails(read.filter(({ error }) => !error).map(({ email }) => email));
  const lines = read.map((person) =>
    known.has(person.email) ? { ...person, error: 'С этой почтой уже есть учётная запись.' } : person,
  );
  const right = lines.filter(({ error }) => !error);
  if (!send || right.length === 0) return { lines, sent: 0, missed: [] as string[], waiting: [] as string[] };
  const { missed, waiting } = await invite(me, right, place);
  const told = lines.map((person) => {
    const reason = person.error ? undefined : waiting.get(person.email);
    return reason ? { ...person, error: waitsInWords(reason) } : person;
  });
  return { lines: told, sent: right.length - missed.length - waiting.size, missed, waiting: [...waiting.keys()] };
}
