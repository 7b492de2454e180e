import { and, desc, eq, lt } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { postEdits, posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { publishes, shownPerson } from '../../people/accounts/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { page } from '../../platform/http/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { editInput, titleInput } from './input.ts';
import { withMentions } from './mentions.ts';
import { mayEditPost, mayRetitle } from './policy.ts';
import { readPost } from './post.ts';
import { filesIn, hangOnPost } from './postFiles.ts';
import { postUrl } from './posts.ts';
import { indexAgain } from './searchIndex.ts';
import { readThread, threadChanged } from './thread.ts';

const stale = (current: { version: number; body?: string; title?: string }) =>
  conflict('Пока вы писали, текст изменили. Сравните оба варианта и сохраните ещё раз.', { current });

/**
 * Edits the caller's own post; the earlier text stays in its history. The same text changes nothing.
 * @throws Problem 401, 404, 403, 400, 409 with `current: {version, body}` when it was changed since `version`
 */
export async function editPost(actor: MaybeActor, id: string, input: unknown) {
  const author = signedIn(actor);
  const { post, thread } = await readPost(author, id);
  if (!mayEditPost(author, thread.place, post)) throw forbidden('Изменить сообщение может только его автор.');
  if (post.heldAt && !post.deletedBy)
    throw forbidden('Сообщение ждёт проверки. Изменить его можно будет, когда ведущий решит о нём.');
  if (post.deletedAt) throw forbidden('Сообщение удалено. Сначала верните его.');
  const { body: sent, version, reason } = parse(editInput, input);
  const body = await withMentions(sent, thread);
  const html = renderMarkdown(body);
  const saved = await write(async (database) => {
    const [current] = await database.select().from(posts).where(eq(posts.id, id));
    if (!current || current.deletedAt) throw notFound('Это сообщение удалено.');
    if (current.version !== version) throw stale({ version: current.version, body: current.body });
    if (current.body === body) return current;
    const editedAt = new Date();
    await database.insert(postEdits).values({ postId: id, body: current.body, reason, editedBy: author.id, editedAt });
    await database
      .update(posts)
      .set({ body, html, version: version + 1, editedAt })
      .where(eq(posts.id, id));
    await indexAgain(database, current.threadId, current.number);
    const shown = filesIn(body);
    if (shown.length > 0 || filesIn(current.body).length > 0) await hangOnPost(database, id, current.authorId, shown);
    return { ...current, body, html, version: version + 1, editedAt };
  });
  emit(threadChanged(thread));
  emit({ kind: 'post.changed', threadId: thread.id });
  return {
    id,
    number: saved.number,
    html: saved.html,
    version: saved.version,
    editedAt: saved.editedAt,
    url: postUrl(thread.id, saved.number),
  };
}

/**
 * Earlier versions of a post, the latest first; for everyone who may read the post.
 * @throws Problem 404
 */
export async function listEdits(
  actor: MaybeActor,
  id: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const { post, thread } = await readPost(actor, id);
  const rows = await read
    .select({
      id: postEdits.id,
      body: postEdits.body,
      reason: postEdits.reason,
      editedAt: postEdits.editedAt,
      editor: { id: users.id, name: users.name, publishes: publishes(users.id) },
    })
    .from(postEdits)
    .innerJoin(users, eq(users.id, postEdits.editedBy))
    .where(and(eq(postEdits.postId, id), cursor ? lt(postEdits.id, cursor) : undefined))
    .orderBy(desc(postEdits.id))
    .limit(limit + 1);
  const edits = page(
    rows,
    limit,
    ({ editor, ...row }) => ({
      ...row,
      editedBy: shownPerson(actor, { ...editor, publishes: Boolean(editor.publishes) }),
    }),
    (row) => row.id,
  );
  return { post, thread, ...edits };
}

/** Renames a discussion. @throws Problem 401, 404, 403, 400, 409 with `current: {version, title}` */
export async function retitleThread(actor: MaybeActor, id: string, input: unknown) {
  const editor = signedIn(actor);
  const thread = await readThread(editor, id);
  if (!mayRetitle(editor, thread.place, thread)) throw forbidden('Заголовок меняют автор обсуждения и его ведущие.');
  const { title, version } = parse(titleInput, input);
  const saved = await write(async (database) => {
    const [current] = await database
      .select({ title: threads.title, version: threads.version })
      .from(threads)
      .where(eq(threads.id, id));
    if (!current) throw notFound();
    if (current.version !== version) throw stale(current);
    await database
      .update(threads)
      .set({ title, version: version + 1 })
      .where(eq(threads.id, id));
    await indexAgain(database, id, 1);
    if (thread.authorId !== editor.id) await recordAudit(database, editor, 'thread.retitle', { kind: 'thread', id });
    return { id, url: thread.url, title, version: version + 1 };
  });
  emit(threadChanged(thread));
  return saved;
}
