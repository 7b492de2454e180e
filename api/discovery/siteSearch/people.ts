import { and, eq, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { readAside } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { mentorCards } from '../../../db/schema/mentoring/mentorCards.ts';
import { schools } from '../../../db/schema/schools.ts';
import { profilesShownTo, roleTitles } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { onSignal } from '../../platform/signals/index.ts';
import { titleOf } from '../../platform/taxonomy/index.ts';
import { cardsShownTo } from '../../support/mentoring/index.ts';
import { WordIndex } from './wordIndex.ts';

/** More people than a city has who can be found. */
const most = 5000;
const subjectsOf = (codes: readonly string[]) => codes.map((code) => titleOf('subjects', code));

/**
 * People describe themselves in two places, each with its own visibility: the profile and the mentor's card. They are
 * searched separately, so that nobody is found by words the caller may not read.
 */
const profiles = new WordIndex(async () => {
  const rows = await readAside
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      position: users.position,
      subjects: users.subjects,
      about: users.about,
      school: schools.title,
    })
    .from(users)
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(and(eq(users.state, 'active'), ne(users.profile, 'private')))
    .limit(most);
  return rows.map(({ id, name, role, position, subjects, about, school }) => ({
    id,
    name,
    text: [roleTitles[role], position, ...subjectsOf(subjects), school ?? '', about].join('\n'),
  }));
});
const cards = new WordIndex(async () => {
  const rows = await readAside
    .select({ id: users.id, name: users.name, card: mentorCards, school: schools.title })
    .from(mentorCards)
    .innerJoin(users, eq(users.id, mentorCards.userId))
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(eq(users.state, 'active'))
    .limit(most);
  return rows.map(({ id, name, card, school }) => ({
    id,
    name,
    text: [
      'наставник',
      ...subjectsOf(card.subjects),
      ...card.deficits.map((code) => titleOf('deficits', code)),
      school ?? '',
      card.strengths,
    ].join('\n'),
  }));
});
onSignal(({ kind }) => {
  if (kind !== 'person.changed') return;
  profiles.forget();
  cards.forget();
});

const among = (ids: readonly string[]): SQL =>
  sql`${users.id} in (select value from json_each(${JSON.stringify(ids)}))`;

/** People with these words in their name or description, as far as the caller may see it. */
export async function findPeople(viewer: MaybeActor, question: string, skip: number, limit: number) {
  const [byProfile, byCard] = await Promise.all([profiles.find(question), cards.find(question)]);
  if (byProfile.length + byCard.length === 0) return { total: 0, items: [] };
  const profileSeen = profilesShownTo(viewer) ?? sql`0`;
  const cardSeen = and(isNotNull(mentorCards.userId), cardsShownTo(viewer)) ?? sql`0`;
  const seen = await readAside
    .select({ id: users.id })
    .from(users)
    .leftJoin(mentorCards, eq(mentorCards.userId, users.id))
    .where(or(and(among(byProfile), profileSeen), and(among(byCard), cardSeen)))
    .limit(most);
  const visible = new Set(seen.map(({ id }) => id));
  // Among equal results, mentors come first.
  const ranked = [...new Set([...byCard, ...byProfile])].filter((id) => visible.has(id));
  const wanted = ranked.slice(skip, skip + limit);
  if (wanted.length === 0) return { total: ranked.length, items: [] };
  const rows = await readAside
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      position: users.position,
      about: users.about,
      school: schools.title,
      strengths: mentorCards.strengths,
      profileSeen: sql<number>`(${profileSeen})`,
      cardSeen: sql<number>`(${cardSeen})`,
    })
    .from(users)
    .leftJoin(mentorCards, eq(mentorCards.userId, users.id))
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .where(inArray(users.id, wanted))
    .limit(limit);
  const items = rows
    .sort((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id))
    .map((row) => ({
      id: row.id,
      url: `/people/${row.id}`,
      name: row.name,
      /** Position and subjects; empty where the profile is closed to the caller. */
      position: row.profileSeen ? row.position || roleTitles[row.role] : '',
      school: row.school,
      mentor: Boolean(row.cardSeen),
      words: (row.cardSeen && row.strengths) || (row.profileSeen ? row.about : ''),
    }));
  return { total: ranked.length, items };
}
