import { asc, eq, inArray } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { countOneMore, type NoticeKind, notifyEach } from '../../people/notifications/index.ts';
import { audienceOf, type Hearer } from './hearers.ts';
import { postUrl } from './posts.ts';
import { putLevel } from './subscriptions.ts';

interface Written {
  post: typeof posts.$inferSelect;
  thread: typeof threads.$inferSelect;
}

/** Posts with their discussions, in writing order. */
const readWritten = (postIds: readonly string[]): Promise<Written[]> =>
  read
    .select({ post: posts, thread: threads })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(inArray(posts.id, [...postIds]))
    .orderBy(asc(posts.threadId), asc(posts.number));

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

/**
 * Notifies of posts: mentioned people, the author of the answered post, watchers of the discussion, and for a new discussion
 * watchers of its association or tag. Each person is notified once, for the strongest reason. Idempotent.
 *
 * When many posts came to one discussion together, those in between that mention and answer nobody are
 * not processed one by one: recipients of the first are told with the last how many there are.
 */
export async function fanOut(postIds: readonly string[]): Promise<void> {
  const written = (await readWritten(postIds)).filter(
    ({ post, thread }) => !post.heldAt && !post.deletedAt && !thread.deletedAt,
  );
  const isPlain = ({ post }: Written) => post.number > 1 && !post.replyToId && !post.body.includes('[@');
  const between = written.filter((one, index) => {
    const [before, after] = [written[index - 1], written[index + 1]];
    const inside = before?.thread.id === one.thread.id && after?.thread.id === one.thread.id;
    return inside && before.post.authorId === one.post.authorId && isPlain(one);
  });
  const told = new Set(between);
  await followOwn(written);
  for (const one of written) if (!told.has(one)) await tellOf(one);
}

/** A person who replies starts to track the discussion, unless they chose another level before. */
async function followOwn(written: readonly Written[]): Promise<void> {
  const pairs = new Map(written.map(({ post, thread }) => [`${post.authorId} ${thread.id}`, { post, thread }]));
  if (pairs.size === 0) return;
  await write(async (database) => {
    for (const { post, thread } of pairs.values())
      await putLevel(
        database,
        { userId: post.authorId, subject: 'thread', subjectId: thread.id, level: 'tracking' },
        true,
      );
  });
}

async function tellOf(written: Written): Promise<void> {
  const { post, thread } = written;
  const hearers = await audienceOf(post, thread);
  if (hearers.length === 0) return;
  const raised = hearers.filter((hearer) => hearer.kind === 'post' && hearer.hasUnread).map(({ userId }) => userId);
  const told = hearers.filter((hearer) => !(hearer.kind === 'post' && hearer.hasUnread));
  await write(async (database) => {
    await notifyEach(
      database,
      told.map((hearer) => ({ userId: hearer.userId, ...noticeOf(written, hearer) })),
    );
    if (raised.length > 0)
      await countOneMore(database, {
        subject: `thread:${thread.id}`,
        number: post.number,
        about: thread.pairId ? 'закрытый разговор пары' : `«${thread.title}»`,
        userIds: raised,
      });
  });
}
