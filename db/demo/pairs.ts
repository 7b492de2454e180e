import { renderMarkdown } from '../../api/platform/markdown/index.ts';
import { talkTitle, welcome } from '../../api/support/mentoring/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { posts, threads } from '../schema/discussions/discussions.ts';
import { pairHistory, pairPeople, pairs } from '../schema/mentoring/pairs.ts';
import {
  type DocumentData,
  insertDocuments,
  insertPlans,
  type PlanData,
  type StoredDocument,
  storeDocuments,
} from './pairPapers.ts';
import { insertWork, type WorkData } from './pairWork.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, type PeopleFile, readData } from './people.ts';

interface PairData extends WorkData {
  leader: string;
  supported: string;
  state: 'proposed' | 'agreed' | 'active' | 'completed';
  /** How many days ago a completed pair ended, and with what words. */
  ended?: number;
  conclusion?: string;
  mentees: string[];
  purpose: string;
  plans?: PlanData[];
  documents?: DocumentData[];
  talk?: { by: string; days: number; body: string }[];
}

/** Pairs of schools in their states; those at work with what they wrote down and said to one another. */
async function preparePairs(ids: Ids) {
  const { pairs: written } = readData<{ pairs: PairData[] }>('pairs');
  const { schools } = readData<PeopleFile>('people');
  const kept = new Map<PairData, StoredDocument[]>();
  for (const pair of written) kept.set(pair, await storeDocuments(pair.documents ?? []));
  const rendered = written.map((pair) => ({
    pair,
    said: [{ by: 'methodist', days: pair.days - 7, body: welcome }, ...(pair.talk ?? [])].map((post) => ({
      ...post,
      html: renderMarkdown(post.body),
    })),
    title: talkTitle(
      schools[pair.leader] as PeopleFile['schools'][string],
      schools[pair.supported] as PeopleFile['schools'][string],
    ),
  }));
  return async (database: Database) => {
    for (const { pair, said, title } of rendered) {
      const id = await insertPair(database, pair, ids);
      if (pair.state !== 'active' && pair.state !== 'completed') continue;
      await insertWork(database, id, pair, ids);
      await insertTalk(database, { pairId: id, title, said }, ids);
      await insertPlans(database, id, pair.plans ?? [], ids);
      await insertDocuments(database, id, kept.get(pair) ?? [], ids);
    }
  };
}

async function insertPair(database: Database, data: PairData, ids: Ids): Promise<string> {
  const { days, state } = data;
  // As old as the pair: lists show the newest first by id.
  const id = newId(daysAgo(days).getTime());
  const agreed = state === 'proposed' ? null : daysAgo(days - 3);
  const begun = state === 'active' || state === 'completed';
  const entries = [
    ...(data.meetings ?? []).map((meeting) => meeting.days),
    ...(data.goals ?? []).flatMap(({ values }) => values.map(([day]) => day)),
  ];
  await database.insert(pairs).values({
    id,
    leaderId: ids.school(data.leader),
    supportedId: ids.school(data.supported),
    coordinatorId: ids.person('methodist'),
    state,
    purpose: data.purpose,
    createdAt: daysAgo(days),
    leaderAgreedAt: agreed,
    supportedAgreedAt: agreed,
    startedAt: begun ? daysAgo(days - 7) : null,
    endedAt: data.ended === undefined ? null : daysAgo(data.ended),
    middleAskedAt: data.ended === undefined ? null : daysAgo(data.ended + 100),
    lastEntryAt: entries.length > 0 ? daysAgo(Math.min(...entries)) : null,
  });
  await database
    .insert(pairPeople)
    .values([
      ...data.mentors.map((key) => ({ pairId: id, userId: ids.person(key), side: 'mentor' as const })),
      ...data.mentees.map((key) => ({ pairId: id, userId: ids.person(key), side: 'mentee' as const })),
    ]);
  const by = (key: string) => ids.person(key === 'admin_s7' ? 'school' : key);
  const acts = [
    { userId: by('methodist'), act: 'propose' as const, at: daysAgo(days) },
    ...(agreed
      ? [data.leader, data.supported].map((school) => ({
          userId: by(`admin_${school}`),
          act: 'agree' as const,
          at: agreed,
        }))
      : []),
    ...(begun ? [{ userId: by('methodist'), act: 'start' as const, at: daysAgo(days - 7) }] : []),
    ...(data.ended === undefined
      ? []
      : [{ userId: by('methodist'), act: 'complete' as const, note: data.conclusion ?? '', at: daysAgo(data.ended) }]),
  ];
  await database.insert(pairHistory).values(acts.map((act) => ({ id: newId(), pairId: id, ...act })));
  return id;
}

interface Talk {
  pairId: string;
  title: string;
  said: { by: string; days: number; body: string; html: string }[];
}

async function insertTalk(database: Database, { pairId, title, said }: Talk, ids: Ids): Promise<void> {
  const id = newId();
  const dates = said.map(({ days }) => daysAgo(days));
  await database.insert(threads).values({
    id,
    pairId,
    title,
    authorId: ids.person('methodist'),
    postCount: said.length,
    createdAt: dates[0] as Date,
    lastPostAt: dates.at(-1) as Date,
    lastPosterId: ids.person((said.at(-1) as Talk['said'][number]).by),
  });
  await database.insert(posts).values(
    said.map(({ by, body, html }, index) => ({
      threadId: id,
      number: index + 1,
      authorId: ids.person(by),
      body,
      html,
      createdAt: dates[index] as Date,
    })),
  );
}

export const part: DemoPart = { order: 120, prepare: preparePairs };
