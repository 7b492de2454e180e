import { existsSync } from 'node:fs';
import { and, eq } from 'drizzle-orm';
import { renderMarkdown } from '../../api/platform/markdown/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import {
  type Admission,
  associationMembers,
  associations,
  type Membership,
  type Visibility,
} from '../schema/associations/associations.ts';
import { publications } from '../schema/bank.ts';
import { posts, threads } from '../schema/discussions/discussions.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface AssociationData {
  slug: string;
  title: string;
  purpose: string;
  subjects: string[];
  visibility: Visibility;
  admission: Admission;
  head: string;
  deputies: string[];
  members: string[];
  requested: { person: string; request: string }[];
}
interface ThreadData {
  association?: string;
  about?: { kind: 'material' | 'practice'; slug: string };
  title: string;
  author: string;
  days: number;
  posts: { by: string; body: string }[];
}

/** Associations with their members, and what is talked about in them and about the bank. */
function prepareDiscussions(ids: Ids) {
  const circles = readData<{ associations: AssociationData[] }>('associations').associations;
  const talks = [1, 2, 3, 4]
    .map((part) => `threads-${part}`)
    .filter((name) => existsSync(`db/demo/data/${name}.yaml`))
    .flatMap((name) => readData<{ threads: ThreadData[] }>(name).threads)
    .map((talk) => ({ ...talk, posts: talk.posts.map((post) => ({ ...post, html: renderMarkdown(post.body) })) }));
  return async (database: Database) => {
    const bySlug = new Map<string, string>();
    for (const circle of circles) bySlug.set(circle.slug, await insertAssociation(database, circle, ids));
    for (const talk of talks) await insertThread(database, talk, bySlug, ids);
  };
}

async function insertAssociation(database: Database, circle: AssociationData, ids: Ids): Promise<string> {
  const { head, deputies, members, requested, ...card } = circle;
  const id = newId();
  await database.insert(associations).values({ id, ...card, createdAt: daysAgo(380) });
  const place = (key: string, membership: Membership, request = '') => ({
    associationId: id,
    userId: ids.person(key),
    membership,
    request,
    createdAt: daysAgo(membership === 'requested' ? 3 : 300),
  });
  const taken = new Set([head, ...deputies]);
  const rows = [
    place(head, 'head'),
    ...deputies.map((key) => place(key, 'deputy')),
    ...members.filter((key) => !taken.has(key)).map((key) => place(key, 'member')),
    ...requested.map(({ person, request }) => place(person, 'requested', request)),
  ];
  await database.insert(associationMembers).values(rows);
  return id;
}

async function insertThread(
  database: Database,
  talk: Omit<ThreadData, 'posts'> & { posts: { by: string; body: string; html: string }[] },
  associationIds: Map<string, string>,
  ids: Ids,
): Promise<void> {
  const id = newId();
  const about = talk.about && (await publicationId(database, talk.about));
  // Replies come within days of the opening, in working hours, and never from the future.
  const step = Math.min(0.6, (talk.days * 0.8) / talk.posts.length);
  const moments = talk.posts.map((_, index) => daysAgo(talk.days - index * step, index === 0 ? 0 : (index * 7) % 5));
  moments.sort((one, other) => one.getTime() - other.getTime());
  const now = Date.now();
  const at = (index: number) => new Date(Math.min((moments[index] as Date).getTime(), now - 60_000));
  const last = talk.posts.length - 1;
  await database.insert(threads).values({
    id,
    associationId: talk.association ? (associationIds.get(talk.association) as string) : null,
    publicationId: about ?? null,
    title: talk.title,
    authorId: ids.person(talk.author),
    postCount: talk.posts.length,
    createdAt: at(0),
    lastPostAt: at(last),
    lastPosterId: ids.person((talk.posts[last] as { by: string }).by),
  });
  await database.insert(posts).values(
    talk.posts.map(({ by, body, html }, index) => ({
      id: newId(),
      threadId: id,
      number: index + 1,
      authorId: ids.person(by),
      body,
      html,
      createdAt: at(index),
    })),
  );
}

async function publicationId(
  database: Database,
  { kind, slug }: { kind: 'material' | 'practice'; slug: string },
): Promise<string> {
  const [row] = await database
    .select({ id: publications.id })
    .from(publications)
    .where(and(eq(publications.collection, kind), eq(publications.slug, slug)));
  if (!row) throw new Error(`В банке нет «${slug}», о котором говорят в демонстрации`);
  return row.id;
}

export const part: DemoPart = { order: 40, prepare: prepareDiscussions };
