import { sql } from 'drizzle-orm';
import type { Check } from '../../platform/capability/index.ts';

const firstHundred = sql.raw('limit 100');
/** The newest visible post: deleted posts and posts that await approval do not count. */
const newest = (column: string) =>
  sql.raw(
    `(select ${column} from posts where posts.threadId = threads.id and posts.deletedAt is null order by posts.createdAt desc, posts.number desc limit 1)`,
  );
const beforeNewest = sql`lastPostAt < ${newest('createdAt')}`;
const numberOfPosts = sql.raw('(select count(*) from posts where posts.threadId = threads.id)');
const saidUseful = sql.raw('(select count(*) from post_useful where post_useful.postId = posts.id)');
const saidOfficial = sql.raw(
  '(select count(*) from posts where posts.threadId = threads.id and posts.officialAt is not null and posts.deletedAt is null)',
);

/** Invariants of discussions: counters first, then the search index. */
export const checks: readonly Check[] = [
  {
    title: 'Сообщения каждого обсуждения пронумерованы подряд',
    broken: sql`select threadId from posts group by threadId having count(*) <> max(number) or min(number) <> 1 ${firstHundred}`,
  },
  {
    title: 'В каждом обсуждении сосчитано столько сообщений, сколько их есть',
    broken: sql`select id from threads where postCount <> ${numberOfPosts} ${firstHundred}`,
    mend: sql`update threads set postCount = ${numberOfPosts} where postCount <> ${numberOfPosts}`,
  },
  {
    title: 'Последнее сообщение обсуждения не старше тех, что в нём видны',
    broken: sql`select id from threads where ${beforeNewest} ${firstHundred}`,
    mend: sql`update threads set lastPosterId = ${newest('authorId')}, lastPostAt = ${newest('createdAt')} where ${beforeNewest}`,
  },
  {
    title: 'Решение обсуждения — его собственное сообщение',
    broken: sql`select id from threads where acceptedPostId is not null and not exists (select 1 from posts where posts.id = acceptedPostId and posts.threadId = threads.id) ${firstHundred}`,
    mend: sql`update threads set acceptedPostId = null, solvedAt = null, solvedBy = null where acceptedPostId is not null and not exists (select 1 from posts where posts.id = acceptedPostId and posts.threadId = threads.id)`,
  },
  {
    title: '«Полезно» сосчитано столько раз, сколько сказано',
    broken: sql`select id from posts where usefulCount <> ${saidUseful} ${firstHundred}`,
    mend: sql`update posts set usefulCount = ${saidUseful} where usefulCount <> ${saidUseful}`,
  },
  {
    title: 'Официальные ответы сосчитаны верно',
    broken: sql`select id from threads where officialCount <> ${saidOfficial} ${firstHundred}`,
    mend: sql`update threads set officialCount = ${saidOfficial} where officialCount <> ${saidOfficial}`,
  },
  {
    title: 'Каждое сообщение есть в указателе поиска',
    // Posts that await approval are not indexed. Posts without a position are indexed by `indexMissing`, which runs after the repairs.
    broken: sql`select id from posts where heldAt is null and movedToId is null and (position is null or position not in (select id from posts_search_docsize)) ${firstHundred}`,
    mend: sql`update posts set position = null where position is not null and position not in (select id from posts_search_docsize)`,
  },
  {
    title: 'В указателе поиска нет сообщений, которых больше нет',
    broken: sql`select id from posts_search_docsize where id not in (select position from posts where position is not null) ${firstHundred}`,
    mend: sql`delete from posts_search where rowid in (select id from posts_search_docsize where id not in (select position from posts where position is not null))`,
  },
  {
    title: 'Положение читателя не дальше последнего сообщения',
    broken: sql`select userId || ' ' || threadId from reading_positions where number > (select postCount from threads where threads.id = threadId) ${firstHundred}`,
    mend: sql`update reading_positions set number = (select postCount from threads where threads.id = threadId) where number > (select postCount from threads where threads.id = threadId)`,
  },
];
