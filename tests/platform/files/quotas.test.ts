import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../api/platform/actor/actor.ts';
import { answerOf, request } from '../../support/app.ts';

const { read, write } = await import('../../../db/client.ts');
const { attachments, files } = await import('../../../db/schema/files/files.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { associations } = await import('../../../db/schema/associations/associations.ts');
const { readSettings, storeSettings } = await import('../../../api/platform/settings/settings.ts');
const { usualQuotas } = await import('../../../api/platform/settings/quotaInput.ts');
const { ownRoom, requireRoom } = await import('../../../api/platform/files/quotas.ts');
const { removeLoose } = await import('../../../api/platform/files/loose.ts');
const { folder } = await import('../../../api/platform/files/store.ts');
const { and, desc, eq, isNotNull, sql, sum } = await import('drizzle-orm');
const { readdir } = await import('node:fs/promises');

const megabyte = 1024 * 1024;
const text = (megabytes: number) => new File(['а'.repeat((megabytes * megabyte) / 2)], 'Конспект.txt');
const send = (as: string, path = '/api/files', megabytes = 1) => {
  const body = new FormData();
  body.set('file', text(megabytes));
  body.set('title', 'Документ');
  return request('POST', path, { as, body });
};
const person = async (name: string) => {
  const [row] = await read
    .select({ id: users.id, role: users.role, schoolId: users.schoolId })
    .from(users)
    .where(eq(users.email, `${name}@demo.test`));
  if (!row) throw new Error(name);
  return row;
};
const taken = async (id: string) => {
  const [row] = await read
    .select({ size: sum(files.size) })
    .from(files)
    .where(eq(files.ownerId, id));
  return Number(row?.size ?? 0);
};
const set = (values: Record<string, string>) => write((database) => storeSettings(database, values));
const bytesOnDisk = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

describe('room for files', () => {
  it('is given to one person in megabytes: files sent side by side do not pass it, and none that was refused stays on disk', async () => {
    const { id, role } = await person('teacher');
    const before = await taken(id);
    const room = Math.ceil(before / megabyte) + 4;
    await set({ teacherMegabytes: String(room) });
    const lying = await bytesOnDisk();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('teacher')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(4);
    expect(new Set(statuses)).toEqual(new Set([201, 413]));
    const now = await taken(id);
    expect(now).toBeLessThanOrEqual(room * megabyte);
    expect(await ownRoom({ id, role })).toEqual({ used: now, limit: room * megabyte });
    expect(await bytesOnDisk()).toBe(lying + statuses.filter((status) => status === 201).length);
  });

  it('says how much is taken and what to do, and holds uploads that wait for a text until they are cleaned up', async () => {
    const { id } = await person('teacher');
    const problem = await answerOf<{ title: string; detail: string; used: number; limit: number; errors: object[] }>(
      send('teacher', '/api/files', 4),
      413,
    );
    expect(problem).toMatchObject({ title: 'Место для файлов кончилось', used: await taken(id) });
    expect(problem.detail).toMatch(
      /^Ваши файлы занимают \S+\s.Б из \d+\sМБ, а в этом ещё 4\sМБ\. Уберите .+ администратора/,
    );
    expect(problem.errors).toEqual([{ path: 'file', message: problem.detail }]);
    const dayLater = Date.now() + 25 * 3_600_000;
    await removeLoose(dayLater);
    expect(
      await read
        .select()
        .from(files)
        .where(and(eq(files.ownerId, id), isNotNull(files.looseAt))),
    ).toEqual([]);
    await answerOf(send('teacher'), 201);
  });

  it('is shared by the people of a school', async () => {
    const { schoolId } = await person('teacher');
    await set({ teacherMegabytes: usualQuotas.teacherMegabytes, schoolMegabytes: '1' });
    const [other] = await read
      .select({ email: users.email })
      .from(users)
      .where(and(eq(users.schoolId, schoolId as string), eq(users.state, 'active'), eq(users.role, 'school_admin')))
      .limit(1);
    const problem = await answerOf<{ detail: string }>(send(other?.email.split('@')[0] as string), 413);
    expect(problem.detail).toContain('Файлы людей вашей школы занимают');
    await set({ schoolMegabytes: usualQuotas.schoolMegabytes });
  });

  it('is counted for an association over all versions of its documents', async () => {
    const [association] = await read
      .select({ id: associations.id })
      .from(associations)
      .where(eq(associations.slug, 'mathematics'));
    const path = `/api/associations/${association?.id}/documents`;
    await set({ associationMegabytes: '3' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('head', path)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 413]));
    const made = answers.find(({ status }) => status === 201) as Response;
    const { id } = (await made.json()) as { id: string };
    const problem = await answerOf<{ detail: string }>(send('head', `/api/documents/${id}/versions`, 3), 413);
    expect(problem.detail).toMatch(/^Документы объединения занимают .+ из 3\sМБ/);
    await set({ associationMegabytes: usualQuotas.associationMegabytes });
  });

  it('is counted for whatever a file hangs on', async () => {
    const [teacher] = await read.select().from(users).where(eq(users.email, 'teacher@demo.test'));
    const actor = { id: teacher?.id, role: 'teacher', school: null } as unknown as Actor;
    await set({ pairMegabytes: '1', materialMegabytes: '1' });
    const whose = { pair: 'Документы пары', publication: 'Файлы материала' } as const;
    for (const kind of ['pair', 'publication'] as const) {
      const [most] = await read
        .select({ id: attachments.subjectId, used: sql<number>`sum(${files.size})`.as('used') })
        .from(attachments)
        .innerJoin(files, eq(files.id, attachments.fileId))
        .where(eq(attachments.subjectKind, kind))
        .groupBy(attachments.subjectId)
        .orderBy(desc(sql`used`))
        .limit(1);
      if (!most) throw new Error(`no file hangs on a ${kind}`);
      const asked = requireRoom(read, actor, megabyte, { kind, id: most.id });
      await expect(asked).rejects.toMatchObject({ status: 413, extra: { used: most.used, limit: megabyte } });
      await expect(asked).rejects.toMatchObject({ detail: expect.stringContaining(whose[kind]) });
    }
    await set({ pairMegabytes: usualQuotas.pairMegabytes, materialMegabytes: usualQuotas.materialMegabytes });
  });

  it('is in the hands of the administrator', async () => {
    const settings = await readSettings();
    expect(settings).toMatchObject({ teacherMegabytes: '500', materialMegabytes: '500' });
    const saved = await answerOf(
      request('PUT', '/api/settings', { as: 'admin', body: { ...settings, teacherMegabytes: 700 } }),
      200,
    );
    expect(saved).toMatchObject({ teacherMegabytes: '700', schoolMegabytes: settings.schoolMegabytes });
    const wrong = request('PUT', '/api/settings', { as: 'admin', body: { ...settings, pairMegabytes: 0 } });
    expect(await answerOf(wrong, 400)).toMatchObject({ errors: [{ path: 'pairMegabytes' }] });
  });
});
