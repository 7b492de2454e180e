import { and, eq, inArray, sql } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { subscriptions } from '../../../db/schema/discussions/reading.ts';
import { type Audience, readsThere } from './audience.ts';
import { matchNames } from './people.ts';

/** How many people one post can notify; further mentions are plain text. */
const mostMentions = 20;
const mention = /\[@[^\]\n]{1,120}\]\(\/people\/([0-9a-z]{1,40})\)/g;

/** Mentions in quotes and code notify nobody. */
const ownWords = (body: string) => body.replace(/^>.*$/gm, '').replace(/`[^`\n]*`/g, '');

function idsIn(body: string): string[] {
  if (!body.includes('[@')) return [];
  return [...new Set(Array.from(ownWords(body).matchAll(mention), ([, id]) => id as string))].slice(0, mostMentions);
}

/** Ids of the people that a post mentions as `[@Имя Фамилия](/people/ID)`, limited to those who may read it. */
export async function mentionedIn(body: string, audience: Audience): Promise<string[]> {
  const ids = idsIn(body);
  if (ids.length === 0) return [];
  const rows = await read
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, ids), readsThere(audience)));
  return rows.map(({ id }) => id);
}

/** `@Анна Берёзкина`, `@Анна Сергеевна Берёзкина`: two or three words with capital letters. */
const typed = /(?<![\p{L}\p{N}_.@[])@(\p{Lu}[\p{L}-]+(?:[  ]\p{Lu}[\p{L}-]+){1,2})/gu;

/**
 * Turns typed names into mentions where exactly one of the possible readers has that name.
 * Costs nothing when no name is typed.
 */
export async function withMentions(body: string, audience: Audience): Promise<string> {
  if (!body.includes('@')) return body;
  const names = [...new Set(Array.from(ownWords(body).matchAll(typed), ([, name]) => name as string))];
  if (names.length === 0) return body;
  const called = new Map<string, { id: string; name: string; words: string }>();
  for (const name of names.slice(0, mostMentions)) {
    const words = name.split(/\s/);
    // The third word may begin the next sentence: «@Анна Берёзкина Спасибо».
    for (const tried of words.length > 2 ? [words, words.slice(0, 2)] : [words]) {
      const [only, another] = await matchNames(tried, audience, { whole: true, limit: 2 });
      if (!only || another) continue;
      called.set(name, { ...only, words: tried.join(' ') });
      break;
    }
  }
  return body
    .split('\n')
    .map((line) =>
      line.startsWith('>')
        ? line
        : line.replace(typed, (whole, name: string) => {
            const person = called.get(name);
            return person ? `[@${person.name}](/people/${person.id})${name.slice(person.words.length)}` : whole;
          }),
    )
    .join('\n');
}

interface Unnotified {
  name: string;
  /** `cannot-read`: may not read there; `muted`: muted this discussion or association. */
  why: 'cannot-read' | 'muted';
}

/** The text of each mention, by the person's id. */
const calledIn = (body: string): Map<string, string> =>
  new Map(
    Array.from(ownWords(body).matchAll(/\[@([^\]\n]{1,120})\]\(\/people\/([0-9a-z]{1,40})\)/g), ([, name, id]) => [
      id as string,
      name as string,
    ]),
  );

/** Mentioned people who will not be notified, as the text itself calls them: an id must not be answered with a name. */
export async function unnotifiedIn(body: string, audience: Audience & { threadId?: string }): Promise<Unnotified[]> {
  const ids = idsIn(body);
  if (ids.length === 0) return [];
  const subjects = [audience.threadId, audience.association?.id].filter((id) => id !== undefined);
  const called = calledIn(body);
  const rows = await read
    .select({
      id: users.id,
      reads: sql<number>`(${readsThere(audience)})`,
      muted: subjects.length
        ? sql<number>`exists (select 1 from ${subscriptions} where ${subscriptions.userId} = ${users.id} and ${subscriptions.level} = 'muted' and ${inArray(subscriptions.subject, ['thread', 'association'])} and ${inArray(subscriptions.subjectId, subjects)})`
        : sql<number>`0`,
    })
    .from(users)
    .where(and(inArray(users.id, ids), eq(users.state, 'active')));
  return rows.flatMap(({ id, reads, muted }): Unnotified[] => {
    const name = called.get(id) ?? '';
    return reads ? (muted ? [{ name, why: 'muted' }] : []) : [{ name, why: 'cannot-read' }];
  });
}

/** «Не получит уведомления: …», or nothing. */
export function unnotifiedWords(people: readonly Unnotified[]): string {
  if (people.length === 0) return '';
  const reasons = { 'cannot-read': 'не видит это обсуждение', muted: 'не следит за ним' };
  const names = people.map(({ name, why }) => `${name} (${reasons[why]})`).join(', ');
  return `${people.length > 1 ? 'Не получат' : 'Не получит'} уведомления: ${names}.`;
}
