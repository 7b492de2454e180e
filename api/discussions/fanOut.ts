import { and, eq, sql } from 'drizzle-orm';
import { type Database, read, write } from '../../db/client.ts';
import { posts, threads } from '../../db/schema/discussions.ts';
import { notifications } from '../../db/schema/notifications.ts';
import type { NoticeKind } from '../notifications/kinds.ts';
import { notifyEach } from '../notifications/notify.ts';
import { audienceOf, type Hearer } from './hearers.ts';
import { postUrl } from './posts.ts';
import { putLevel } from './subscriptions.ts';

type Written = NonNullable<Awaited<ReturnType<typeof readWritten>>>;
async function readWritten(postId: string) {
  const [row] = await read
    .select({ post: posts, thread: threads })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  return row;
}

const reasons = {
  mention: 'вас назвали в сообщении',
  answer: 'ответили на ваше сообщение',
  post: 'вы следите за этим обсуждением',
} as const;

function noticeOf({ post, thread }: Written, { kind: why, place, isPrivate }: Hearer) {
  const title = isPrivate && thread.pairId ? 'закрытом разговоре пары' : `обсуждении «${thread.title}»`;
  const said: Record<Hearer['kind'], string> = {
    mention: `Вас назвали в ${title}`,
    answer: `Вам ответили в ${title}`,
    thread: `Новое обсуждение «${thread.title}»`,
    post: `Новое сообщение в ${title}`,
  };
  return {
    kind: why satisfies NoticeKind,
    title: said[why],
    reason:
      thread.pairId && why === 'post'
        ? 'вы участвуете в этой паре'
        : why === 'thread'
          ? `вы следите за ${place}`
          : reasons[why],
    url: postUrl(thread.id, post.number),
    subject: `thread:${thread.id}`,
    secret: isPrivate,
    actorId: post.authorId,
  };
}

/** «Новых сообщений: 5»: an earlier notification that is still unread counts this post too instead of a second one coming. */
function raise(database: Database, { post, thread }: Written, people: string[]) {
  const first = sql`cast(substr(${notifications.url}, instr(${notifications.url}, '#post-') + 6) as integer)`;
  return database
    .update(notifications)
    .set({
      title: sql`'Новых сообщений: ' || (${post.number} - ${first} + 1) || ' — ' || ${thread.pairId ? 'закрытый разговор пары' : `«${thread.title}»`}`,
    })
    .where(
      and(
        eq(notifications.subject, `thread:${thread.id}`),
        eq(notifications.kind, 'post'),
        sql`${notifications.readAt} is null and ${first} < ${post.number}`,
        sql`${notifications.userId} in (select value from json_each(${JSON.stringify(people)}))`,
      ),
    );
}

/**
 * Tells of a post those who should hear of it: people it names, whom it answers, who watch the discussion, and for a new
 * one who watch its association or a tag. Each hears once, for the strongest reason. Done twice it tells nobody twice.
 */
export async function fanOut(postId: string): Promise<void> {
  const written = await readWritten(postId);
  if (!written) return;
  const { post, thread } = written;
  if (post.heldAt || post.deletedAt || thread.deletedAt) return;
  const hearers = await audienceOf(post, thread);
  const raised = hearers.filter((hearer) => hearer.kind === 'post' && hearer.hasUnread).map(({ userId }) => userId);
  const told = hearers.filter((hearer) => !(hearer.kind === 'post' && hearer.hasUnread));
  await write(async (database) => {
    // Who answers follows from now on, unless he chose otherwise before.
    await putLevel(
      database,
      { userId: post.authorId, subject: 'thread', subjectId: thread.id, level: 'tracking' },
      true,
    );
    await notifyEach(
      database,
      told.map((hearer) => ({ userId: hearer.userId, ...noticeOf(written, hearer) })),
    );
    if (raised.length > 0) await raise(database, written, raised);
  });
}
