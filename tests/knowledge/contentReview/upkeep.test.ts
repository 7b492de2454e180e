import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { runJobs } from '../../support/jobs.ts';
import { materialWithForm } from '../../support/roles.ts';

const { read, write } = await import('../../../db/client.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { upkeep } = await import('../../../db/schema/contentReview.ts');
const { remindOwners, tellOfOrphans } = await import('../../../api/knowledge/contentReview/reminders.ts');
const { fillCatalogue } = await import('../../../api/knowledge/bank/catalogue.ts');
const { onSignal } = await import('../../../api/platform/signals/signals.ts');

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const idOf = async (slug: string) => {
  const [row] = await read.select({ id: publications.id }).from(publications).where(eq(publications.slug, slug));
  return row?.id as string;
};
const person = async (name: string) => {
  const [row] = await read
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, `${name}@demo.test`));
  return row?.id as string;
};
const dates = (id: string, reviewedAt: Date, reviewDueAt: Date) =>
  write((database) => database.update(publications).set({ reviewedAt, reviewDueAt }).where(eq(publications.id, id)));
const noticesAbout = (id: string) =>
  read
    .select({ userId: notifications.userId, title: notifications.title, url: notifications.url })
    .from(notifications)
    .where(eq(notifications.subject, `upkeep:${id}`));

interface Row {
  id: string;
  openMarks: number;
  brokenLinks: number;
}
const listed = async (show: string, mine = 'no') => {
  const { items } = await answerOf<{ items: Row[] }>(
    request('GET', `/api/upkeep?show=${show}&mine=${mine}&limit=100`, { as: 'methodist' }),
    200,
  );
  return items.map(({ id }) => id);
};

let material = '';
let other = '';
beforeAll(async () => {
  material = await idOf(materialWithForm);
  // Nobody answers for it or has confirmed it in the demo city.
  other = await idOf('slova-predmeta');
});

describe('what is to be read again', () => {
  it('is told by its dates and leaves the list when a methodist confirms it', async () => {
    await dates(material, inDays(-800), inDays(-1));
    expect(await listed('overdue')).toContain(material);
    expect(await listed('unconfirmed')).toContain(material);
    expect(await listed('soon')).not.toContain(material);
    await dates(material, inDays(-300), inDays(29));
    expect(await listed('soon')).toContain(material);
    expect(await listed('overdue')).not.toContain(material);
    await dates(material, inDays(-300), inDays(31));
    expect(await listed('all')).not.toContain(material);
    await dates(material, inDays(-800), inDays(-1));

    const changed: string[] = [];
    onSignal((event) => event.kind === 'publication.changed' && changed.push(event.publicationId));
    const until = inDays(200).toISOString().slice(0, 10);
    await answerOf(
      request('POST', `/api/materials/${material}/confirmations`, {
        as: 'methodist',
        body: { until, note: 'Сверено с новым ФОП.' },
      }),
      201,
    );
    expect(changed).toContain(material);
    expect(await listed('all')).not.toContain(material);
    const shown = await answerOf<{ confirmations: { note: string; by: string; until: string }[]; reviewDueAt: string }>(
      request('GET', `/api/materials/${material}/upkeep`, { as: 'methodist' }),
      200,
    );
    expect(shown.reviewDueAt.slice(0, 10)).toBe(until);
    expect(shown.confirmations[0]).toMatchObject({ note: 'Сверено с новым ФОП.', by: expect.stringContaining(' ') });
  });

  it('keeps what was confirmed on the site when the file comes again with its older date', async () => {
    const confirmed = await answerOf<{ reviewedAt: string }>(
      request('GET', `/api/materials/${material}/upkeep`, { as: 'methodist' }),
      200,
    );
    await write((database) =>
      database.update(publications).set({ fileHash: 'other' }).where(eq(publications.id, material)),
    );
    expect(await fillCatalogue()).toEqual({ written: 1, archived: 0 });
    const [again] = await read.select().from(publications).where(eq(publications.id, material));
    expect(again?.reviewedAt.toISOString()).toBe(confirmed.reviewedAt);
    // Another file, which nobody confirmed here, keeps the date that it brings.
    const [untouched] = await read.select().from(publications).where(eq(publications.id, other));
    await write((database) =>
      database
        .update(publications)
        .set({ fileHash: 'other', reviewedAt: inDays(-5) })
        .where(eq(publications.id, other)),
    );
    await fillCatalogue();
    const [back] = await read.select().from(publications).where(eq(publications.id, other));
    expect(back?.reviewedAt).toEqual(untouched?.reviewedAt);
  });

  it.each([
    [{ until: inDays(-1).toISOString() }, 'until'],
    [{ until: inDays(1200).toISOString() }, 'until'],
    [{ until: 'когда-нибудь' }, 'until'],
  ])('refuses %o', async (body, path) => {
    const { errors } = await answerOf<{ errors: { path: string; message: string }[] }>(
      request('POST', `/api/materials/${material}/confirmations`, { as: 'methodist', body }),
      400,
    );
    expect(errors[0]).toMatchObject({ path, message: expect.stringMatching(/[а-яё]/) });
  });

  it('is walked by its cursor without loss', async () => {
    const all = await listed('all');
    const found: string[] = [];
    let next: string | null = '';
    do {
      const cursor: string = next ? `&cursor=${next}` : '';
      const list: { items: Row[]; next: string | null } = await answerOf(
        request('GET', `/api/upkeep?limit=2${cursor}`, { as: 'methodist' }),
        200,
      );
      found.push(...list.items.map(({ id }) => id));
      next = list.next;
    } while (next);
    expect(found).toEqual(all);
  });
});

describe('the owner', () => {
  const name = (id: string, whom: string) =>
    request('PUT', `/api/materials/${id}/owner`, { as: 'methodist', body: { person: whom } });

  it('is a methodist who is reminded a month before and on the day, once each', async () => {
    const mine = await person('methodist');
    await answerOf(name(other, await person('teacher')), 400);
    await answerOf(name(other, mine), 200);
    expect(await listed('all', 'yes')).not.toContain(material);
    await dates(other, inDays(-300), inDays(40));
    await remindOwners();
    const before = (await noticesAbout(other)).length;
    await remindOwners(Date.now() + 15 * day);
    await remindOwners(Date.now() + 16 * day);
    const soon = (await noticesAbout(other)).slice(before);
    expect(soon).toEqual([{ userId: mine, title: expect.stringContaining('Через месяц'), url: `/upkeep/${other}` }]);
    await remindOwners(Date.now() + 41 * day);
    await remindOwners(Date.now() + 42 * day);
    const due = (await noticesAbout(other)).slice(before + 1);
    expect(due).toEqual([
      { userId: mine, title: expect.stringContaining('Срок проверки прошёл'), url: `/upkeep/${other}` },
    ]);
    // Another date is told of anew.
    await dates(other, inDays(0), inDays(80));
    await remindOwners(Date.now() + 60 * day);
    expect((await noticesAbout(other)).length).toBe(before + 3);
  });

  it('whom nobody named is replaced once a month by all methodists', async () => {
    await answerOf(name(other, ''), 200);
    const row = await read.select().from(upkeep).where(eq(upkeep.publicationId, other));
    expect(row[0]?.ownerId).toBeNull();
    await dates(other, inDays(-500), inDays(-20));
    await tellOfOrphans();
    const told = await read
      .select({ title: notifications.title })
      .from(notifications)
      .where(eq(notifications.subject, 'upkeep:orphans'));
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]?.title).toMatch(/^\d+ материал/);
    // A person who changed roles owns nothing any more.
    await answerOf(name(other, await person('methodist3')), 200);
    const ownerOf = async () =>
      (await answerOf<{ owner: unknown }>(request('GET', `/api/materials/${other}/upkeep`, { as: 'methodist' }), 200))
        .owner;
    expect(await ownerOf()).not.toBeNull();
    const work = (role: 'teacher' | 'methodist') =>
      write((database) => database.update(users).set({ role }).where(eq(users.email, 'methodist3@demo.test')));
    await work('teacher');
    expect(await ownerOf()).toBeNull();
    await work('methodist');
    await runJobs();
  });
});

describe('«устарело»', () => {
  const mark = (as: string | null, reason: string) =>
    request('POST', `/api/materials/${material}/marks`, { as, body: { reason } });
  const doubts = (as: string | null = null) =>
    answerOf<{ open: number; confirmed: { answer: string }[]; own: { state: string; answer: string } | null }>(
      request('GET', `/api/materials/${material}/marks`, { as }),
      200,
    );
  const answer = (id: string, body: unknown, as = 'methodist') =>
    request('POST', `/api/marks/${id}/answer`, { as, body });

  it('waits for a methodist, stands on the page while it is true, and ends with the confirmation', async () => {
    const { id } = await answerOf<{ id: string }>(mark('outsider', 'Приказ из списка отменён в марте.'), 201);
    await answerOf(mark('outsider', 'И ещё раз то же самое.'), 409);
    expect((await noticesAbout(material)).map(({ url }) => url)).toContain(`/upkeep/${material}#marks`);
    // A guest learns that there is a doubt, and neither whose nor in which words.
    const seen = JSON.stringify(await doubts());
    expect(seen).toContain('"open":1');
    expect(seen).not.toContain('Приказ');
    expect(await listed('outdated')).toContain(material);
    const until = inDays(100).toISOString();
    await answerOf(
      request('POST', `/api/materials/${material}/confirmations`, { as: 'methodist', body: { until } }),
      409,
    );
    await answerOf(answer(id, { decision: 'confirm' }), 400);
    await answerOf(answer(id, { decision: 'confirm', answer: 'Приказ отменён, ищем замену.' }), 200);
    expect((await doubts()).confirmed).toMatchObject([{ answer: 'Приказ отменён, ищем замену.' }]);
    const told = (await noticesAbout(material)).filter(({ title }) => title.includes('вы правы'));
    expect(told).toMatchObject([{ userId: await person('outsider') }]);
    await answerOf(request('DELETE', `/api/marks/${id}`, { as: 'outsider' }), 403);
    await answerOf(
      request('POST', `/api/materials/${material}/confirmations`, { as: 'methodist', body: { until } }),
      201,
    );
    expect(await doubts('outsider')).toMatchObject({ open: 0, confirmed: [], own: { state: 'fixed' } });
    await answerOf(answer(id, { decision: 'decline', answer: 'Поздно.' }), 409);
  });

  it('is taken back by its author alone, and may be set again after an answer', async () => {
    const { id } = await answerOf<{ id: string }>(mark('head', 'Ссылка на сборник больше не открывается.'), 201);
    await answerOf(request('DELETE', `/api/marks/${id}`, { as: 'outsider' }), 404);
    await answerOf(request('DELETE', `/api/marks/${id}`, { as: 'head' }), 204);
    expect((await doubts('head')).own).toBeNull();
    const again = await answerOf<{ id: string }>(mark('head', 'Ссылка на сборник снова не открывается.'), 201);
    await answerOf(answer(again.id, { decision: 'decline', answer: 'Проверили: открывается.' }), 200);
    await answerOf(mark('head', 'Теперь точно не открывается.'), 201);
  });

  it('needs words, and a person', async () => {
    await answerOf(mark(null, 'Что-то здесь не так, проверьте.'), 401);
    await answerOf(mark('mentor', 'мало'), 400);
    await answerOf(mark('mentor', 'я'.repeat(1001)), 400);
  });
});
