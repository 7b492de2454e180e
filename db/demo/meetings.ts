import { renderMarkdown } from '../../api/platform/markdown/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associations } from '../schema/associations/associations.ts';
import {
  announcementPlaces,
  announcements,
  associationGroupMembers,
  associationGroups,
} from '../schema/associations/work.ts';
import { meetingTemplates } from '../schema/meetings.ts';
import { type DocumentData, prepareDocuments } from './documents.ts';
import { insertMeeting, type MeetingData } from './meeting.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';
import { insertLog, insertPlan, type PlanRow, thisYear } from './workYear.ts';

interface Work {
  analysis: string;
  last?: { analysis: string; rows: PlanRow[] };
  rows: PlanRow[];
  meetings: MeetingData[];
  templates?: [string, string][];
  documents: DocumentData[];
  groups: { title: string; purpose: string; leader: string; members: string[] }[];
  announcements: { by: string; days: number; places: string[]; title: string; body: string }[];
  proposed?: { by: string; days: number; from: string; title: string; body: string }[];
}

/** What associations do beside talking: plans, meetings with their minutes, documents, sub-groups, announcements. */
async function prepareMeetings(ids: Ids) {
  const { work } = readData<{ work: Record<string, Work> }>('meetings');
  const insertDocuments = await prepareDocuments(
    Object.entries(work).map(([slug, { documents }]) => ({ slug, documents })),
    ids,
  );
  const rendered = Object.entries(work).map(([slug, one]) => ({
    slug,
    ...one,
    announcements: one.announcements.map((announcement) => ({
      ...announcement,
      html: renderMarkdown(announcement.body),
    })),
    proposed: (one.proposed ?? []).map((announcement) => ({
      ...announcement,
      html: renderMarkdown(announcement.body),
    })),
  }));
  return async (database: Database) => {
    const rows = await database.select({ id: associations.id, slug: associations.slug }).from(associations);
    const bySlug = Object.fromEntries(rows.map(({ id, slug }) => [slug, id]));
    await insertDocuments(database, bySlug);
    for (const { slug, ...one } of rendered) {
      const associationId = bySlug[slug] as string;
      await insertLog(database, associationId, ids);
      if (one.last) await insertPlan(database, associationId, thisYear() - 1, one.last.analysis, one.last.rows);
      const planRows = await insertPlan(database, associationId, thisYear(), one.analysis, one.rows);
      for (const meeting of one.meetings) await insertMeeting(database, associationId, meeting, planRows, ids);
      for (const [title, questions] of one.templates ?? [])
        await database.insert(meetingTemplates).values({ associationId, title, questions });
      for (const group of one.groups) await insertGroup(database, associationId, group, ids);
      for (const { by, days, places, ...words } of one.announcements)
        await insertAnnouncement(
          database,
          { by, days, words, agreed: places.map((place) => bySlug[place] as string), proposed: [] },
          ids,
        );
      for (const { by, days, from, ...words } of one.proposed)
        await insertAnnouncement(
          database,
          { by, days, words, agreed: [bySlug[from] as string], proposed: [associationId] },
          ids,
        );
    }
  };
}

async function insertGroup(
  database: Database,
  associationId: string,
  { title, purpose, leader, members }: Work['groups'][number],
  ids: Ids,
): Promise<void> {
  const id = newId();
  const leaderId = ids.person(leader);
  await database
    .insert(associationGroups)
    .values({ id, associationId, title, purpose, leaderId, createdAt: daysAgo(60) });
  await database
    .insert(associationGroupMembers)
    .values([leader, ...members].map((key) => ({ groupId: id, userId: ids.person(key) })));
}

interface Told {
  by: string;
  days: number;
  words: { title: string; body: string; html: string };
  agreed: string[];
  proposed: string[];
}

async function insertAnnouncement(
  database: Database,
  { by, days, words, agreed, proposed }: Told,
  ids: Ids,
): Promise<void> {
  const authorId = ids.person(by);
  const createdAt = daysAgo(days);
  const id = newId(createdAt.getTime());
  await database.insert(announcements).values({ id, authorId, ...words, createdAt });
  await database.insert(announcementPlaces).values([
    ...agreed.map((associationId) => ({
      announcementId: id,
      associationId,
      state: 'agreed' as const,
      decidedBy: authorId,
      decidedAt: createdAt,
    })),
    ...proposed.map((associationId) => ({ announcementId: id, associationId, state: 'proposed' as const })),
  ]);
}

export const part: DemoPart = { order: 110, prepare: prepareMeetings };
