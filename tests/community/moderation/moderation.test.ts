import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, read, say, statusOf, thread } from '../../support/community.ts';

const { read: database } = await import('../../../db/client.ts');
const { audit } = await import('../../../db/schema/audit.ts');
const { threads } = await import('../../../db/schema/discussions/discussions.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');

interface Case {
  id: string;
  version: number;
  state: string;
  decision: string | null;
  post: { id: string };
  flags: number;
  flagged: unknown[];
  notes: { body: string }[];
  claimedBy: { name: string } | null;
}
const flag = (as: string | undefined, post: string, body: unknown = { reason: 'Названа фамилия ребёнка' }) =>
  request('POST', `/api/posts/${post}/flags`, { as, body });
const queue = async (as: string, query = '') =>
  (await answerOf<{ items: Case[] }>(request('GET', `/api/moderation?limit=100${query}`, { as }), 200)).items;
const caseOf = async (as: string, post: string, query = '') =>
  (await queue(as, query)).find((one) => one.post.id === post);
const decide = (as: string, id: string, body: unknown) =>
  request('POST', `/api/moderation/${id}/decision`, { as, body });
const noticesOf = async (name: string, kind = 'moderation') =>
  (
    await database
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, await idOf(name)), eq(notifications.kind, kind)))
  ).map(({ title, url, secret }) => ({ title, url, secret }));

async function talk() {
  const place = await association('everyone', 'open', ['teacher', 'mentor', 'school']);
  const { id } = await thread(place.id);
  return { place, id, said: await say(id, 'teacher', 'Иванов Петя опять не сдал работу.') };
}

describe('a complaint', () => {
  test('is for those who may read, never for the author, once a case, with a reason', async () => {
    const { said } = await talk();
    expect(await statusOf(flag(undefined, said.id))).toBe(401);
    expect(await statusOf(flag('teacher', said.id))).toBe(403);
    expect(await statusOf(flag('mentor', said.id, {}))).toBe(400);
    expect(await statusOf(flag('mentor', said.id, { reason: ' ' }))).toBe(400);
    expect(await statusOf(flag('mentor', said.id, { reason: 'Фамилия', kind: 'no-such' }))).toBe(400);
    expect(await statusOf(flag('mentor', said.id, { reason: 'Фамилия ребёнка', kind: 'personal-data' }))).toBe(201);
    expect(await statusOf(flag('mentor', said.id))).toBe(409);
    expect(await statusOf(flag('outsider', said.id))).toBe(201);
    const one = await caseOf('head', said.id);
    expect(one).toMatchObject({ flags: 2, state: 'open' });
    expect((await queue('head')).filter(({ post }) => post.id === said.id)).toHaveLength(1);
    const closed = await association('members', 'closed', ['teacher']);
    const inside = await say((await thread(closed.id)).id, 'teacher');
    expect(await statusOf(flag('outsider', inside.id))).toBe(404);
  });

  test('comes to those who lead there and to methodists, and to nobody else', async () => {
    const { said } = await talk();
    await answerOf(flag('mentor', said.id), 201);
    for (const as of ['teacher', 'school', 'admin', 'controller', 'outsider'])
      expect([as, await statusOf(request('GET', '/api/moderation', { as }))]).toEqual([as, 403]);
    const one = await caseOf('head', said.id);
    expect(await caseOf('methodist', said.id)).toBeDefined();
    // Mentor leads another association and sees another queue.
    expect(await caseOf('mentor', said.id)).toBeUndefined();
    expect(await statusOf(request('GET', `/api/moderation/${one?.id}`, { as: 'mentor' }))).toBe(404);
    expect((await noticesOf('head')).some(({ url }) => url === `/moderation/${one?.id}`)).toBe(true);
  });

  test('about a leader is decided by another one', async () => {
    const { id } = await talk();
    const said = await say(id, 'head', 'Так больше не делайте.');
    await answerOf(flag('teacher', said.id), 201);
    expect(await caseOf('head', said.id)).toBeUndefined();
    const one = (await caseOf('methodist', said.id)) as Case;
    expect(await statusOf(request('GET', `/api/moderation/${one.id}`, { as: 'head' }))).toBe(404);
    expect(await statusOf(decide('head', one.id, { decision: 'keep', version: 1 }))).toBe(404);
  });
});

describe('a decision', () => {
  test('to hide leaves a trace with the reason, tells the author, who can still read the post, and is undone', async () => {
    const { id, said } = await talk();
    await answerOf(flag('mentor', said.id), 201);
    const { id: caseId, version } = (await caseOf('head', said.id)) as Case;
    const explanation = 'Уберите фамилию ученика и напишите заново';
    expect(await statusOf(decide('head', caseId, { decision: 'hide', version }))).toBe(400);
    expect(await statusOf(decide('head', caseId, { decision: 'approve', explanation, version }))).toBe(400);
    await answerOf(decide('head', caseId, { decision: 'hide', explanation, version }), 200);
    const shown = (await read(id)).posts.items[1];
    expect(shown).toMatchObject({ deletedBy: 'moderator', html: '', hiddenReason: explanation });
    for (const as of [undefined, 'mentor', 'outsider'])
      expect(await statusOf(request('GET', `/api/posts/${said.id}`, { as }))).toBe(404);
    const own = await answerOf<{ body: string }>(request('GET', `/api/posts/${said.id}`, { as: 'teacher' }), 200);
    expect(own.body).toContain('Иванов');
    expect((await noticesOf('teacher')).some(({ title }) => title.includes(explanation))).toBe(true);
    expect((await noticesOf('mentor')).some(({ title }) => title.includes('скрыто'))).toBe(true);
    expect(await statusOf(request('POST', `/api/posts/${said.id}/restoration`, { as: 'teacher' }))).toBe(403);
    expect(await statusOf(request('POST', `/api/posts/${said.id}/restoration`, { as: 'head' }))).toBe(204);
    expect((await read(id)).posts.items[1]).toMatchObject({ deleted: false, hiddenReason: '' });
    expect((await caseOf('head', said.id, '&state=decided'))?.decision).toBe('hide');
    const { items } = await answerOf<{ items: { action: string; detail: { reason?: string } }[] }>(
      request('GET', '/api/moderation/log', { as: 'head' }),
      200,
    );
    expect(items.slice(0, 2).map(({ action }) => action)).toEqual(['post.restore', 'case.hide']);
    expect(items[1]?.detail.reason).toBe(explanation);
  });

  test('of two moderators: the second is told what was decided', async () => {
    const { said } = await talk();
    await answerOf(flag('mentor', said.id), 201);
    const { id, version } = (await caseOf('head', said.id)) as Case;
    const answers = await Promise.all(
      ['head', 'methodist'].map((as) => decide(as, id, { decision: 'hide', explanation: `Решил ${as}`, version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = (await answers.find(({ status }) => status === 409)?.json()) as { current: { decision: string } };
    expect(refused.current.decision).toBe('hide');
  });

  test('waits while another has taken it; notes go between moderators', async () => {
    const { said } = await talk();
    await answerOf(flag('mentor', said.id), 201);
    const { id, version } = (await caseOf('head', said.id)) as Case;
    await answerOf(request('PUT', `/api/moderation/${id}/claim`, { as: 'methodist' }), 200);
    expect(await statusOf(request('PUT', `/api/moderation/${id}/claim`, { as: 'head' }))).toBe(409);
    expect((await caseOf('methodist', said.id, '&state=mine'))?.id).toBe(id);
    expect(await caseOf('head', said.id, '&state=mine')).toBeUndefined();
    expect(await statusOf(decide('head', id, { decision: 'keep', version }))).toBe(409);
    await answerOf(
      request('POST', `/api/moderation/${id}/notes`, { as: 'head', body: { body: 'Поговорю с ней сама.' } }),
      201,
    );
    const seen = await answerOf<Case>(request('GET', `/api/moderation/${id}`, { as: 'methodist' }), 200);
    expect(seen.notes.map(({ body }) => body)).toEqual(['Поговорю с ней сама.']);
    expect(await statusOf(request('DELETE', `/api/moderation/${id}/claim`, { as: 'head' }))).toBe(204);
    await answerOf(decide('head', id, { decision: 'keep', version }), 200);
    // What was kept may be complained about anew.
    expect(await statusOf(flag('mentor', said.id))).toBe(201);
  });

  test('is made where the post stands, too', async () => {
    const { said } = await talk();
    await answerOf(flag('mentor', said.id), 201);
    const remove = (body: unknown) => statusOf(request('DELETE', `/api/posts/${said.id}`, { as: 'head', body }));
    expect([await remove({}), await remove({ reason: 'Фамилия ребёнка' })]).toEqual([400, 204]);
    expect(await caseOf('head', said.id)).toBeUndefined();
    expect((await caseOf('head', said.id, '&state=decided'))?.decision).toBe('hide');
  });
});

describe('the private talk of a pair', () => {
  test('brings complaints to its coordinator alone; about the coordinator to nobody, and the answer says so', async () => {
    const { items } = await answerOf<{ items: { id: string; thread?: string }[] }>(
      request('GET', '/api/pairs', { as: 'mentor' }),
      200,
    );
    const thread = items.find((pair) => pair.thread)?.thread as string;
    const said = await say(thread, 'teacher', 'Это между нами.');
    await answerOf(flag('mentor', said.id, { reason: 'Секретная причина жалобы' }), 201);
    expect(await caseOf('methodist', said.id)).toBeDefined();
    for (const as of ['head', 't01']) {
      const seen = await request('GET', '/api/moderation?limit=100', { as });
      expect(await seen.text()).not.toContain('Секретная');
    }
    const { id, version } = (await caseOf('methodist', said.id)) as Case;
    for (const as of ['mentor', 'head'])
      expect(await statusOf(request('GET', `/api/moderation/${id}`, { as }))).toBe(404);
    expect(await statusOf(request('GET', `/api/moderation/${id}`, { as: 'admin' }))).toBe(403);
    expect((await noticesOf('methodist')).find(({ url }) => url === `/moderation/${id}`)?.secret).toBe(true);
    await answerOf(decide('methodist', id, { decision: 'hide', explanation: 'Тайные слова решения', version }), 200);
    const logged = await database.select({ detail: audit.detail }).from(audit).where(eq(audit.subjectId, said.id));
    expect(JSON.stringify(logged)).not.toContain('Тайные');
    const word = await say(thread, 'methodist', 'Я координатор.');
    const refused = await flag('teacher', word.id);
    expect(refused.status).toBe(403);
    expect(((await refused.json()) as { detail: string }).detail).toContain('координатор');
    const [talkOfPair] = await database.select().from(threads).where(eq(threads.id, thread));
    expect(talkOfPair?.closedAt).toBeNull();
  });
});
