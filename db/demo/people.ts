import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { consentFor, hashPassword } from '../../api/people/accounts/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { consents, type Role, users } from '../schema/accounts.ts';
import { type SchoolKind, schoolKinds, schools } from '../schema/schools.ts';
import { settings } from '../schema/settings.ts';

export const demoPassword = 'demo-Opora-2026';
/** The accounts that README and contract name; all of them end in `@demo.test`. */
export const demoAccounts = [
  'teacher',
  'school',
  'mentor',
  'methodist',
  'controller',
  'admin',
  'head',
  'outsider',
] as const;

export interface PeopleFile {
  schools: Record<string, { slug: string; title: string; kind: SchoolKind; address: string; about: string }>;
  people: Record<
    string,
    {
      name: string;
      role: Role;
      school: string | null;
      position: string;
      subjects: string[];
      /** Active unless stated. A waiting person applied today by the school's link, and the school has not confirmed them yet. */
      state?: 'active' | 'waiting';
    }
  >;
}

export const readData = <Data>(name: string): Data => parse(readFileSync(`db/demo/data/${name}.yaml`, 'utf8')) as Data;

/** The ids that the people and schools of the data files got. @throws Error for a key that the files do not know */
export interface Ids {
  person(key: string): string;
  school(key: string): string;
}

/** A new id for each key. */
function idsFor(keys: string[]): (key: string) => string {
  const ids = new Map(keys.map((key) => [key, newId()]));
  return (key) => {
    const id = ids.get(key);
    if (!id) throw new Error(`the demo's data name «${key}», whom people.yaml does not know`);
    return id;
  };
}

const hour = 3_600_000;
const day = 24 * hour;
/** How long the day of the city has lasted by the clock of Moscow. */
const timeOfDay = (moment: number) => (moment + 3 * hour) % day;
/** The whole day drawn together between eight in the morning and eight in the evening: what came first still does. */
const waking = (moment: number) => moment - timeOfDay(moment) / 2 + 8 * hour;

/**
 * A moment so many days and hours ago, negative ones ahead. Nobody in the demo writes at night, whenever it is filled:
 * what has been falls between 8:00 and 20:00 by the clock of Moscow, in the same order, and never after now.
 */
export function daysAgo(days: number, hours = 0): Date {
  const now = Date.now();
  const moment = now - days * day - hours * hour;
  if (moment > now) return new Date(moment);
  // Before eight the last waking moment was yesterday's evening.
  const latest = timeOfDay(now) < 8 * hour ? now - timeOfDay(now) - 4 * hour : now;
  return new Date(Math.min(waking(moment), latest));
}

const place = {
  city: 'Весенегорск',
  centre: 'Методический центр города Весенегорска',
  centreEmail: 'centre@demo.test',
  centreAddress: 'г. Весенегорск, ул. Школьная, 1',
  operator: '',
  pairSilentDays: '21',
  /** A demo sends no requests outside; people who try it out may switch them on. */
  externalLinks: 'no',
};

/** Schools with the history of their kinds, people with both consents. */
export async function preparePeople() {
  const file = readData<PeopleFile>('people');
  const passwordHash = await hashPassword(demoPassword);
  const ids: Ids = { school: idsFor(Object.keys(file.schools)), person: idsFor(Object.keys(file.people)) };
  return { ids, insert: (database: Database) => insertPeople(database, file, ids, passwordHash) };
}

async function insertPeople(database: Database, file: PeopleFile, ids: Ids, passwordHash: string): Promise<void> {
  const joined = daysAgo(400);
  const cameAt = (state: 'active' | 'waiting') => (state === 'waiting' ? daysAgo(0.3) : joined);
  await database.insert(settings).values(Object.entries(place).map(([key, value]) => ({ key, value })));
  await database.insert(schools).values(
    Object.entries(file.schools).map(([key, { slug, title, address, about }]) => ({
      id: ids.school(key),
      slug,
      title,
      address,
      about: `${about} Школа вымышлена.`,
      createdAt: joined,
    })),
  );
  await database
    .insert(schoolKinds)
    .values(Object.entries(file.schools).flatMap(([key, { kind }]) => kindHistory(ids.school(key), kind)));
  const people = Object.entries(file.people);
  await database.insert(users).values(
    people.map(([key, { name, role, school, position, subjects, state = 'active' }]) => ({
      id: ids.person(key),
      email: `${key.replaceAll('_', '-')}@demo.test`,
      name,
      passwordHash,
      role,
      schoolId: school && ids.school(school),
      state,
      position,
      subjects,
      profile: key === 'mentor' || key === 'head' ? ('everyone' as const) : ('private' as const),
      createdAt: cameAt(state),
    })),
  );
  await database.insert(consents).values(
    people.flatMap(([key, { state = 'active' }]) =>
      (['processing', 'publication'] as const).map((purpose) => {
        const { version, text } = consentFor(purpose, place);
        return {
          userId: ids.person(key),
          purpose,
          version,
          text,
          address: '127.0.0.1',
          givenAt: cameAt(state),
        };
      }),
    ),
  );
}

function kindHistory(schoolId: string, kind: SchoolKind) {
  const current = { schoolId, kind, since: new Date('2025-09-01'), note: 'По итогам стартовой диагностики 2025/26' };
  const before = {
    schoolId,
    kind: 'regular' as const,
    since: new Date('2022-09-01'),
    until: new Date('2025-09-01'),
    note: '',
  };
  return kind === 'regular' ? [{ ...current, since: new Date('2022-09-01'), note: '' }] : [before, current];
}
