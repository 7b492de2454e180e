import { and, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { associationMembers } from '../schema/associations/associations.ts';
import { posts, threads } from '../schema/discussions/discussions.ts';
import { pollOptions, polls, pollVotes } from '../schema/discussions/polls.ts';
import { postBookmarks, postUseful } from '../schema/discussions/reading.ts';
import { jobs } from '../schema/jobs.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface At {
  thread: string;
  post: number;
}
interface MarksData {
  solved: At[];
  official: (At & { by: string })[];
  polls: (At & {
    question: string;
    multiple?: boolean;
    anonymous?: boolean;
    closesIn?: number;
    options: string[];
    votes: Record<string, number[]>;
  })[];
  replies: (At & { to: number })[];
  bookmarks: (At & { person: string; note: string; remindIn: number | null })[];
}
const day = 86_400_000;
/** Eight in the morning in Moscow, so many days from now. */
const morningIn = (days: number) => new Date(Math.floor((Date.now() + days * day) / day) * day + 5 * 3_600_000);

/** What hangs on the posts of the demo's discussions: solutions, the centre's word, polls, «полезно», bookmarks. */
function preparePostMarks(ids: Ids) {
  const marks = readData<MarksData>('marks');
  return async (database: Database) => {
    const talk = await database
      .select({
        id: threads.id,
        title: threads.title,
        authorId: threads.authorId,
        associationId: threads.associationId,
      })
      .from(threads);
    const said = await database
      .select({
        id: posts.id,
        number: posts.number,
        threadId: posts.threadId,
        authorId: posts.authorId,
        createdAt: posts.createdAt,
      })
      .from(posts);
    const find = ({ thread, post }: At) => {
      const found = talk.find(({ title }) => title.startsWith(thread));
      const one = said.find(({ threadId, number }) => threadId === found?.id && number === post);
      if (!found || !one) throw new Error(`В обсуждениях демонстрации нет сообщения ${post} в «${thread}»`);
      return { thread: found, post: one };
    };
    for (const at of marks.solved) {
      const { thread, post } = find(at);
      const solution = {
        acceptedPostId: post.id,
        solvedAt: new Date(+post.createdAt + 3_600_000),
        solvedBy: thread.authorId,
      };
      await database.update(threads).set(solution).where(eq(threads.id, thread.id));
    }
    for (const { by, ...at } of marks.official) {
      const { post } = find(at);
      const mark = { officialAt: post.createdAt, officialBy: ids.person(by) };
      await database.update(posts).set(mark).where(eq(posts.id, post.id));
    }
    for (const { to, ...at } of marks.replies) {
      const parent = find({ thread: at.thread, post: to }).post.id;
      await database
        .update(posts)
        .set({ replyToId: parent })
        .where(eq(posts.id, find(at).post.id));
    }
    for (const poll of marks.polls) await insertPoll(database, poll, find(poll).post.id, ids);
    for (const mark of marks.bookmarks) await insertBookmark(database, mark, find(mark).post.id, ids);
    await insertUseful(database, talk, said);
  };
}

async function insertPoll(database: Database, poll: MarksData['polls'][number], postId: string, ids: Ids) {
  const { question, multiple = false, anonymous = false, closesIn, options, votes } = poll;
  const id = newId();
  const closesAt =
    closesIn === undefined ? null : new Date(Math.floor(Date.now() / day + closesIn) * day + 21 * 3_600_000);
  await database.insert(polls).values({ id, postId, question, multiple, anonymous, closesAt, createdAt: daysAgo(40) });
  const rows = options.map((title, position) => ({ id: newId(), pollId: id, position, title }));
  await database.insert(pollOptions).values(rows);
  const given = Object.entries(votes).flatMap(([person, chosen]) =>
    chosen.map((at) => ({ pollId: id, optionId: rows[at]?.id as string, userId: ids.person(person) })),
  );
  await database.insert(pollVotes).values(given);
  await database.update(posts).set({ pollId: id }).where(eq(posts.id, postId));
}

async function insertBookmark(database: Database, mark: MarksData['bookmarks'][number], postId: string, ids: Ids) {
  const userId = ids.person(mark.person);
  const remindAt = mark.remindIn === null ? null : morningIn(mark.remindIn);
  await database.insert(postBookmarks).values({ userId, postId, note: mark.note, remindAt, createdAt: daysAgo(2) });
  if (!remindAt) return;
  const at = remindAt.getTime();
  const payload = { userId, postId, at };
  await database
    .insert(jobs)
    .values({ kind: 'bookmark.reminder', payload, key: `bookmark:${userId}:${postId}:${at}`, runAt: remindAt });
}

/** Members say «полезно» of some of what others wrote: the same each time the demo begins. */
async function insertUseful(
  database: Database,
  talk: { id: string; associationId: string | null }[],
  said: { id: string; number: number; threadId: string; authorId: string }[],
) {
  const members = await database
    .select({ associationId: associationMembers.associationId, userId: associationMembers.userId })
    .from(associationMembers)
    .where(and(eq(associationMembers.membership, 'member')));
  const rows: { postId: string; userId: string }[] = [];
  for (const [index, post] of said.entries()) {
    const place = talk.find(({ id }) => id === post.threadId)?.associationId;
    const readers = members.filter((one) => one.associationId === place && one.userId !== post.authorId);
    const count = index % 3 === 0 ? 0 : Math.min(readers.length, (index * 7 + post.number) % 6);
    for (let n = 0; n < count; n += 1)
      rows.push({ postId: post.id, userId: readers[(index + n) % readers.length]?.userId as string });
  }
  for (let from = 0; from < rows.length; from += 300)
    await database.insert(postUseful).values(rows.slice(from, from + 300));
  const counts = Map.groupBy(rows, ({ postId }) => postId);
  for (const [postId, marks] of counts)
    await database.update(posts).set({ usefulCount: marks.length }).where(eq(posts.id, postId));
}

export const part: DemoPart = { order: 60, prepare: preparePostMarks };
