import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, statusOf } from '../../support/community.ts';

const { deliverFile } = await import('../../../api/platform/files/delivery.ts');
const { read } = await import('../../../db/client.ts');
const { announcementPlaces } = await import('../../../db/schema/associations/work.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { and, eq } = await import('drizzle-orm');
const { tellAnnouncement } = await import('../../../api/community/associations/announcementTelling.ts');

interface Version {
  number: number;
  comment: string;
  by: { name: string };
  file: { id: string; url: string; name: string };
}
const form = (fields: Record<string, string>, words = 'Слова', name = 'положение.txt') => {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  data.set('file', new File([words], name, { type: 'text/plain' }));
  return data;
};
const list = (id: string, as?: string) =>
  answerOf<{ items: { id: string; title: string; versions: Version[] }[] }>(
    request('GET', `/api/associations/${id}/documents`, { as }),
    200,
  );
const actor = (id: string) =>
  ({
    id,
    role: 'teacher',
    state: 'active',
    name: '',
    email: '',
    school: null,
    sessionId: '',
    moderates: false,
    consents: { processing: true, publication: true },
  }) as const;

describe('documents of an association', () => {
  test('keep every version with who, when and why; any of them can be read', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const send = (as: string, body: FormData) => request('POST', `/api/associations/${id}/documents`, { as, body });
    expect(await statusOf(send('teacher', form({ title: 'Положение' })))).toBe(403);
    const document = await answerOf<{ id: string; number: number }>(
      send('head', form({ title: 'Положение', comment: 'Первая' }, 'Один')),
      201,
    );
    expect(document.number).toBe(1);
    const next = await answerOf<{ number: number }>(
      request('POST', `/api/documents/${document.id}/versions`, {
        as: 'methodist',
        body: form({ comment: 'Вторая' }, 'Два'),
      }),
      201,
    );
    expect(next.number).toBe(2);
    const { items } = await list(id);
    expect(items).toMatchObject([
      {
        title: 'Положение',
        versions: [
          { number: 2, comment: 'Вторая', by: { name: 'Елена Павловна Полянская' } },
          { number: 1, comment: 'Первая' },
        ],
      },
    ]);
    const texts = await Promise.all(
      (items[0]?.versions ?? []).map(async ({ file }) => (await deliverFile(null, file.id, null)).text()),
    );
    expect(texts).toEqual(['Два', 'Один']);
  });

  test('are as open as the association’s inside', async () => {
    const { id } = await association('members', 'closed', ['teacher']);
    await answerOf(
      request('POST', `/api/associations/${id}/documents`, { as: 'head', body: form({ title: 'Для своих' }) }),
      201,
    );
    expect(await statusOf(request('GET', `/api/associations/${id}/documents`, { as: 'outsider' }))).toBe(404);
    const file = (await list(id, 'teacher')).items[0]?.versions[0]?.file.id as string;
    for (const reader of [null, actor(await idOf('outsider'))])
      await expect(deliverFile(reader, file, null)).rejects.toMatchObject({ status: 404 });
    expect((await deliverFile(actor(await idOf('teacher')), file, null)).status).toBe(200);
  });

  test('take no file without a title, no empty file and no program', async () => {
    const { id } = await association('everyone', 'open');
    const send = async (body: unknown) =>
      (
        await answerOf<{ errors: { path: string }[] }>(
          request('POST', `/api/associations/${id}/documents`, { as: 'head', body }),
          400,
        )
      ).errors.map(({ path }) => path);
    expect(await send(form({ title: '' }))).toEqual(['title']);
    expect(await send(form({ title: 'Пустой' }, ''))).toEqual(['file']);
    expect(await send(form({ title: 'Страница' }, '<html><script>1</script>', 'a.txt'))).toEqual(['file']);
    expect(await send({ title: 'Без файла' })).toEqual(['file']);
    expect((await list(id)).items).toEqual([]);
  });

  test('go with all their versions', async () => {
    const { id } = await association('everyone', 'open');
    const document = await answerOf<{ id: string }>(
      request('POST', `/api/associations/${id}/documents`, { as: 'head', body: form({ title: 'Лишний' }) }),
      201,
    );
    const file = (await list(id)).items[0]?.versions[0]?.file.id as string;
    expect(await statusOf(request('DELETE', `/api/documents/${document.id}`, { as: 'head' }))).toBe(204);
    expect((await list(id)).items).toEqual([]);
    await expect(deliverFile(null, file, null)).rejects.toMatchObject({ status: 404 });
  });
});

describe('announcements', () => {
  const announce = (as: string, associations: string[], title = 'Олимпиада') =>
    request('POST', '/api/announcements', { as, body: { title, body: 'Приходите **все**', associations } });
  const shown = async (id: string, as?: string) =>
    (
      await answerOf<{ items: { title: string; html: string }[] }>(
        request('GET', `/api/associations/${id}/announcements`, { as }),
        200,
      )
    ).items.map(({ title }) => title);
  const toldTo = async (name: string, subject: string) =>
    (
      await read
        .select({ id: notifications.id })
        .from(notifications)
        .where(and(eq(notifications.userId, await idOf(name)), eq(notifications.subject, subject)))
    ).length;

  test('stand in several associations once each head agrees; members are told behind the answer, once', async () => {
    const own = await association('everyone', 'open', ['teacher']);
    const { items } = await answerOf<{ items: { id: string; slug: string }[] }>(
      request('GET', '/api/associations?limit=100'),
      200,
    );
    const young = items.find(({ slug }) => slug === 'young') as { id: string };
    expect(await statusOf(announce('teacher', [own.id]))).toBe(403);
    expect(await statusOf(announce('head', [young.id]))).toBe(400);
    const { id, places } = await answerOf<{ id: string; places: { state: string }[] }>(
      announce('head', [own.id, young.id], 'Общее слово'),
      201,
    );
    expect(places.map(({ state }) => state)).toEqual(['agreed', 'proposed']);
    expect([await shown(own.id), (await shown(young.id)).includes('Общее слово')]).toEqual([['Общее слово'], false]);
    const decide = (as: string) =>
      request('POST', `/api/announcements/${id}/decision`, { as, body: { association: young.id, decision: 'agree' } });
    expect(await statusOf(decide('head'))).toBe(403);
    await answerOf(decide('mentor'), 200);
    expect(await statusOf(decide('mentor'))).toBe(409);
    expect(await shown(young.id)).toContain('Общее слово');
    const waiting = await read
      .select()
      .from(jobs)
      .where(eq(jobs.key, `announcement:${id}:${own.id}`));
    expect(waiting).toHaveLength(1);
    for (const _ of [1, 2]) for (const { payload } of waiting) await tellAnnouncement(payload);
    expect([await toldTo('teacher', `announcement:${id}`), await toldTo('head', `announcement:${id}`)]).toEqual([1, 0]);
  });

  test('a methodist needs no approval; a head removes it from their own page alone', async () => {
    const own = await association('everyone', 'open', ['teacher']);
    const { items } = await answerOf<{ items: { id: string; slug: string }[] }>(
      request('GET', '/api/associations?limit=100'),
      200,
    );
    const young = items.find(({ slug }) => slug === 'young') as { id: string };
    const { id } = await answerOf<{ id: string }>(announce('methodist', [own.id, young.id], 'От центра'), 201);
    expect([await shown(own.id), (await shown(young.id)).includes('От центра')]).toEqual([['От центра'], true]);
    expect(await statusOf(request('DELETE', `/api/announcements/${id}`, { as: 'teacher' }))).toBe(403);
    expect(await statusOf(request('DELETE', `/api/announcements/${id}`, { as: 'mentor' }))).toBe(204);
    expect([await shown(own.id), (await shown(young.id)).includes('От центра')]).toEqual([['От центра'], false]);
    expect(await statusOf(request('DELETE', `/api/announcements/${id}`, { as: 'methodist' }))).toBe(204);
    expect(await read.select().from(announcementPlaces).where(eq(announcementPlaces.announcementId, id))).toEqual([]);
  });
});
