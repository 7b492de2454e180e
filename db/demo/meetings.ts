import { eq } from 'drizzle-orm';
import { renderMarkdown } from '../../api/markdown.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { audit } from '../schema/accounts.ts';
import { associationMembers, associations } from '../schema/associations.ts';
import {
  announcementPlaces,
  announcements,
  associationGroupMembers,
  associationGroups,
  workPlanRows,
  workPlans,
} from '../schema/associationWork.ts';
import {
  meetingAssociations,
  type meetingForms,
  meetingItems,
  meetingOutcomes,
  meetingPeople,
  meetings,
  meetingTemplates,
} from '../schema/meetings.ts';
import { type DocumentData, prepareDocuments } from './documents.ts';
import { daysAgo, type Ids, readData } from './people.ts';

type PlanRow = [due: string, topic: string, questions: string, speakers: string, result: string];
interface MeetingData {
  title: string;
  days: number;
  plan?: number;
  form: (typeof meetingForms)[number];
  place?: string;
  link?: string;
  note?: string;
  number?: string;
  secretary?: string;
  /** Held, its minutes not signed yet. */
  open?: boolean;
  items: [title: string, speaker: string, heard?: string, spoke?: string][];
  outcomes?: {
    kind: 'decision' | 'information' | 'task';
    item?: number;
    body: string;
    who?: string;
    due?: number;
    done?: number;
  }[];
}
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

/** The school year that runs; its plans and the last one's. */
const thisYear = () => new Date().getFullYear() - (new Date().getMonth() < 7 ? 1 : 0);
/** A day of the city at three in the afternoon, by the clock of Moscow. */
const afternoon = (days: number) => {
  const day = daysAgo(days);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12));
};

/** What associations do beside talking: plans, meetings with their minutes, documents, sub-groups, announcements. */
export async function prepareMeetings(ids: Ids) {
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

/** How the association came to be, for its log: founded by the centre, its people taken in by the head. */
async function insertLog(database: Database, associationId: string, ids: Ids): Promise<void> {
  const methodist = ids.people.methodist as string;
  const [card] = await database
    .select({ title: associations.title, admission: associations.admission })
    .from(associations)
    .where(eq(associations.id, associationId));
  const people = await database
    .select({ userId: associationMembers.userId, membership: associationMembers.membership })
    .from(associationMembers)
    .where(eq(associationMembers.associationId, associationId));
  const head = people.find(({ membership }) => membership === 'head')?.userId ?? methodist;
  const entry = (days: number, actorId: string, action: string, detail: Record<string, unknown>) => ({
    id: newId(daysAgo(days).getTime()),
    at: daysAgo(days),
    actorId,
    action,
    subjectKind: 'association',
    subjectId: associationId,
    detail,
  });
  await database
    .insert(audit)
    .values([
      entry(380, methodist, 'association.found', { title: card?.title }),
      entry(379, methodist, 'association.place', { person: head, membership: 'head' }),
      ...people.flatMap(({ userId, membership }, place) =>
        membership === 'deputy'
          ? [entry(299, head, 'association.place', { person: userId, membership })]
          : membership === 'member'
            ? [
                card?.admission === 'open'
                  ? entry(300 - place / 24, userId, 'association.join', {})
                  : entry(300 - place / 24, head, 'association.accept', { person: userId }),
              ]
            : [],
      ),
      entry(75, head, 'association.plan', { year: thisYear() }),
    ]);
}

async function insertPlan(
  database: Database,
  associationId: string,
  year: number,
  analysis: string,
  rows: PlanRow[],
): Promise<string[]> {
  const planId = newId();
  await database
    .insert(workPlans)
    .values({ id: planId, associationId, year, analysis: analysis.trim(), updatedAt: daysAgo(75) });
  const own = rows.map(([due, topic, questions, speakers, result], position) => ({
    id: newId(),
    planId,
    position,
    due,
    topic,
    questions,
    speakers,
    result,
  }));
  await database.insert(workPlanRows).values(own);
  return own.map(({ id }) => id);
}

async function insertMeeting(
  database: Database,
  associationId: string,
  data: MeetingData,
  planRows: string[],
  ids: Ids,
): Promise<void> {
  const { title, days, form, place = '', link = '', note = '', number = '' } = data;
  const members = await database
    .select({ userId: associationMembers.userId, membership: associationMembers.membership })
    .from(associationMembers)
    .where(eq(associationMembers.associationId, associationId));
  const own = members.filter(({ membership }) => ['member', 'deputy', 'head'].includes(membership));
  const head = own.find(({ membership }) => membership === 'head')?.userId as string;
  const id = newId();
  const held = days > 0;
  const startsAt = afternoon(days);
  const secretaryId = data.secretary ? (ids.people[data.secretary] as string) : null;
  await database.insert(meetings).values({
    id,
    title,
    startsAt,
    form,
    place,
    link,
    note,
    number,
    state: held ? (data.open ? 'held' : 'closed') : 'planned',
    planRowId: data.plan ? (planRows[data.plan - 1] as string) : null,
    chairId: head,
    secretaryId,
    createdBy: head,
    closedAt: held && !data.open ? new Date(startsAt.getTime() + 3 * 86_400_000) : null,
    createdAt: daysAgo(days + 14),
  });
  await database.insert(meetingAssociations).values({ meetingId: id, associationId, host: true, state: 'agreed' });
  const items = data.items.map(([itemTitle, speaker, heard = '', spoke = ''], position) => ({
    id: newId(),
    meetingId: id,
    position,
    title: itemTitle,
    speaker,
    heard,
    spoke,
  }));
  await database.insert(meetingItems).values(items);
  await database.insert(meetingPeople).values(
    own.map(({ userId }, place) => {
      const leads = userId === head || userId === secretaryId;
      const came = leads
        ? ('present' as const)
        : place % 7 === 3
          ? ('excused' as const)
          : place % 6 === 4
            ? ('absent' as const)
            : ('present' as const);
      // The one in question has not answered yet: his page asks him.
      const silent = userId === ids.people.teacher || place % 4 === 2;
      const answer = leads
        ? ('yes' as const)
        : place % 5 === 1
          ? ('maybe' as const)
          : place % 9 === 8
            ? ('no' as const)
            : ('yes' as const);
      return {
        meetingId: id,
        userId,
        ...(held ? { answer, attendance: came } : silent ? {} : { answer, answeredAt: daysAgo(1) }),
      };
    }),
  );
  for (const { kind, item, body, who, due, done } of data.outcomes ?? [])
    await database.insert(meetingOutcomes).values({
      meetingId: id,
      itemId: item ? (items[item - 1]?.id ?? null) : null,
      kind,
      body,
      responsibleId: who ? (ids.people[who] as string) : null,
      due: due === undefined ? null : afternoon(due),
      doneAt: done === undefined ? null : daysAgo(done),
      doneBy: done === undefined || !who ? null : (ids.people[who] as string),
      createdAt: startsAt,
    });
}

async function insertGroup(
  database: Database,
  associationId: string,
  { title, purpose, leader, members }: Work['groups'][number],
  ids: Ids,
): Promise<void> {
  const id = newId();
  const leaderId = ids.people[leader] as string;
  await database
    .insert(associationGroups)
    .values({ id, associationId, title, purpose, leaderId, createdAt: daysAgo(60) });
  await database
    .insert(associationGroupMembers)
    .values([leader, ...members].map((key) => ({ groupId: id, userId: ids.people[key] as string })));
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
  const authorId = ids.people[by] as string;
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
