import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import {
  coauthor,
  decide,
  draft,
  everyone,
  published,
  type Saved,
  statuses,
  submitted,
  whole,
} from '../../support/practices.ts';

const { read, write } = await import('../../../db/client.ts');
const { consents, users } = await import('../../../db/schema/accounts.ts');
const { renewNames } = await import('../../../api/knowledge/practices/consentWatch.ts');
const { and, eq } = await import('drizzle-orm');

test('is begun by who belongs to a school, and by methodists', async () => {
  const answers = await statuses([null, 'teacher', 'school', 'methodist', 'controller', 'admin'], (as) =>
    request('POST', '/api/practices', { as, body: { title: 'Проба' } }),
  );
  expect(answers).toEqual({ guest: 401, teacher: 201, school: 201, methodist: 201, controller: 403, admin: 403 });
});

test('a draft needs a title alone, and bad input is told by field', async () => {
  const { errors } = await answerOf<{ errors: { path: string }[] }>(
    request('POST', '/api/practices', {
      as: 'mentor',
      body: { title: ' ', context: 5, subjects: ['alchemy'], effects: [{ measure: 'x', before: 'много' }] },
    }),
    400,
  );
  expect(errors.map(({ path }) => path).sort()).toEqual(['context', 'effects.0.before', 'subjects.0', 'title']);
});

test('is read in each state by those who may', async () => {
  const readers = (id: string) => statuses(everyone, (as) => request('GET', `/api/practices/${id}`, { as }));
  const own = { guest: 404, mentor: 200, admin_s9: 404, teacher: 404, outsider: 404, controller: 404, admin: 404 };
  const one = await draft();
  expect(await readers(one.id)).toEqual({ ...own, methodist: 404 });
  await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 200);
  expect(await readers(one.id)).toEqual({ ...own, methodist: 200 });
  await answerOf(decide(one.id, { decision: 'publish' }), 200);
  expect(new Set(Object.values(await readers(one.id)))).toEqual(new Set([200]));
  await answerOf(request('POST', `/api/practices/${one.id}/archive`, { as: 'methodist2' }), 200);
  expect(await readers(one.id)).toEqual({ ...own, methodist: 200 });
});

test('while it is mended, the methodist reads what was submitted', async () => {
  const one = await submitted();
  await answerOf(decide(one.id, { decision: 'return', comment: 'Добавьте числа.' }), 200);
  await answerOf(
    request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body: { result: 'Сырая мысль', version: 1 } }),
    200,
  );
  const seen = await answerOf<{ result: string }>(request('GET', `/api/practices/${one.id}`, { as: 'methodist' }), 200);
  const own = await answerOf<{ result: string }>(request('GET', `/api/practices/${one.id}`, { as: 'mentor' }), 200);
  expect([seen.result, own.result]).toEqual([whole.result, 'Сырая мысль']);
});

describe('a save', () => {
  test('over a version that somebody has changed is refused with the other text', async () => {
    const one = await draft();
    const body = { ...whole, result: 'Первый', version: one.version };
    expect(await answerOf(request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body }), 200)).toMatchObject({
      version: 2,
    });
    const { current } = await answerOf<{ current: { result: string; version: number } }>(
      request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body: { ...body, result: 'Второй' } }),
      409,
    );
    expect(current).toMatchObject({ result: 'Первый', version: 2 });
  });

  test('of two at once, exactly one wins', async () => {
    const one = await draft();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((result) =>
        request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body: { result, version: 1 } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('that changes nothing keeps the version; one without a version is refused', async () => {
    const one = await draft();
    const again = await answerOf<Saved>(
      request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body: { ...whole, version: 1 } }),
      200,
    );
    expect(again.version).toBe(1);
    await answerOf(request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body: whole }), 400);
  });

  test('is refused to others and outside of draft and mending', async () => {
    const one = await draft();
    const save = (as: string | null) =>
      request('PUT', `/api/practices/${one.id}`, { as, body: { ...whole, result: 'Ещё', version: 1 } });
    expect(await statuses([null, 'teacher', 'methodist'], save)).toEqual({ guest: 401, teacher: 404, methodist: 404 });
    await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 200);
    expect(await statuses(['mentor', 'methodist'], save)).toEqual({ mentor: 403, methodist: 403 });
    await answerOf(decide(one.id, { decision: 'publish' }), 200);
    expect(await statuses(['mentor', 'outsider'], save)).toEqual({ mentor: 403, outsider: 403 });
  });
});

describe('a submission', () => {
  test('names every part that is empty', async () => {
    const one = await draft('mentor', { title: 'Пустая', context: 'Есть', effects: [{ measure: 'Доля', before: 1 }] });
    const { errors } = await answerOf<{ errors: { path: string }[] }>(
      request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }),
      400,
    );
    expect(errors.map(({ path }) => path)).toEqual([
      'summary',
      'problem',
      'actions',
      'result',
      'transfer',
      'resources',
      'effects.0.after',
    ]);
  });

  test('needs the author’s consent to the publication of the name', async () => {
    const one = await draft('t12');
    await withConsent('t12', false);
    await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 't12' }), 409);
    await withConsent('t12', true);
    expect(await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 't12' }), 200)).toMatchObject({
      state: 'review',
    });
  });

  test('sent many times at once makes one revision', async () => {
    const one = await draft();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { items } = await answerOf<{ items: object[] }>(
      request('GET', `/api/practices/${one.id}/revisions`, { as: 'mentor' }),
      200,
    );
    expect(items).toHaveLength(1);
  });

  test('can be taken back, and is the author’s alone', async () => {
    const one = await draft();
    await coauthor(one.id, 'mentor', 't02');
    expect((await request('POST', `/api/practices/${one.id}/submission`, { as: 't02' })).status).toBe(403);
    await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 200);
    await answerOf(request('DELETE', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 200);
    await answerOf(request('DELETE', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 409);
    expect((await request('GET', `/api/practices/${one.id}`, { as: 'methodist' })).status).toBe(404);
  });
});

describe('a decision', () => {
  test('is a methodist’s who did not write it', async () => {
    const one = await submitted('methodist');
    await answerOf(decide(one.id, { decision: 'publish' }, 'methodist'), 403);
    const two = await draft();
    await coauthor(two.id, 'mentor', 'methodist');
    await answerOf(request('POST', `/api/practices/${two.id}/submission`, { as: 'mentor' }), 200);
    expect(
      await statuses([null, 'mentor', 'methodist', 'teacher', 'controller', 'admin', 'methodist2'], (as) =>
        request('POST', `/api/practices/${two.id}/decision`, { as, body: { decision: 'nonsense' } }),
      ),
    ).toEqual({ guest: 401, mentor: 403, methodist: 403, teacher: 404, controller: 404, admin: 404, methodist2: 400 });
  });

  test('to return or reject says why, and is made once', async () => {
    const one = await submitted();
    for (const decision of ['return', 'reject']) {
      const { errors } = await answerOf<{ errors: object[] }>(decide(one.id, { decision }), 400);
      expect(errors).toMatchObject([{ path: 'comment' }]);
    }
    const answers = await Promise.all([
      decide(one.id, { decision: 'return', comment: 'Мало чисел.' }),
      decide(one.id, { decision: 'publish' }, 'methodist2'),
      decide(one.id, { decision: 'reject', comment: 'Нет.' }, 'methodist3'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('about an older revision than the last is refused', async () => {
    const one = await submitted();
    await answerOf(decide(one.id, { decision: 'return', comment: 'Мало.' }), 200);
    expect(await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 200)).toMatchObject(
      { state: 'review', revision: 2 },
    );
    await answerOf(decide(one.id, { decision: 'publish', revision: 1 }), 409);
    await answerOf(decide(one.id, { decision: 'publish', revision: 2 }), 200);
  });

  test('rejected is the end: no save, no submission', async () => {
    const one = await submitted();
    expect(await answerOf(decide(one.id, { decision: 'reject', comment: 'Это реклама.' }), 200)).toMatchObject({
      state: 'rejected',
    });
    await answerOf(request('PUT', `/api/practices/${one.id}`, { as: 'mentor', body: { ...whole, version: 1 } }), 403);
    await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 409);
  });
});

describe('a publication', () => {
  test('is listed for everyone under an address of its own', async () => {
    const one = await published();
    const two = await published();
    expect(one.url).toMatch(/^\/practices\/bilety-na-vyhod-v-shestyh-klassah(-\d+)?$/);
    expect(two.url).not.toBe(one.url);
    const { items } = await answerOf<{ items: { id: string; url: string }[] }>(
      request('GET', '/api/practices?limit=2'),
      200,
    );
    expect(items.map(({ url }) => url)).toEqual([two.url, one.url]);
    expect(await answerOf(request('GET', `/api/practices/${one.id}`), 200)).toMatchObject({
      url: one.url,
      state: 'published',
      effects: [{ before: 38, after: 61.5 }],
    });
  });

  test('named «new» does not take the address of the form', async () => {
    expect((await published('mentor', { ...whole, title: 'New' })).url).toBe('/practices/new-2');
  });

  test('hides the names of those who withdraw their consent', async () => {
    const one = await draft('t03');
    await coauthor(one.id, 't03', 't04');
    await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 't03' }), 200);
    await answerOf(decide(one.id, { decision: 'publish' }), 200);
    const namesFor = async (as: string | null) =>
      (
        await answerOf<{ authors: { name: string }[] }>(request('GET', `/api/practices/${one.id}`, { as }), 200)
      ).authors.map(({ name }) => name);
    const named = await namesFor(null);
    expect(named).toHaveLength(2);
    await withConsent('t03', false);
    expect(await namesFor(null)).toEqual(['Участник', named[1]]);
    const { authors } = await catalogued(one.id);
    expect(authors).toEqual([named[1]]);
    await withConsent('t03', true);
    expect((await catalogued(one.id)).authors).toEqual(named);
  });

  test('is archived by author or methodist, brought back by the author, and keeps its address', async () => {
    const one = await published();
    const archive = (as: string) => request('POST', `/api/practices/${one.id}/archive`, { as });
    expect((await archive('outsider')).status).toBe(403);
    await answerOf(archive('mentor'), 200);
    await answerOf(archive('methodist'), 409);
    await answerOf(request('DELETE', `/api/practices/${one.id}/archive`, { as: 'methodist' }), 403);
    await answerOf(request('DELETE', `/api/practices/${one.id}/archive`, { as: 'mentor' }), 200);
    await answerOf(request('POST', `/api/practices/${one.id}/submission`, { as: 'mentor' }), 200);
    expect(await answerOf(decide(one.id, { decision: 'publish' }), 200)).toMatchObject({ url: one.url });
  });

  test('runs no script of its text', async () => {
    const one = await published('mentor', {
      ...whole,
      title: '<script>alert(1)</script>',
      context: '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![](https://evil.example/x.png)',
    });
    const { html } = await catalogued(one.id);
    expect(html).not.toMatch(/<script|<img|href="javascript/);
  });
});

describe('co-authors', () => {
  test('are people of the platform, write, and may leave', async () => {
    const one = await draft();
    const add = (as: string, body: object) => request('POST', `/api/practices/${one.id}/authors`, { as, body });
    await answerOf(add('mentor', { email: 'mentor@demo.test' }), 400);
    await answerOf(add('mentor', { person: await idOfPerson('teacher') }), 400);
    await answerOf(add('mentor', { person: await idOfPerson('t02') }), 202);
    await answerOf(request('POST', `/api/practices/${one.id}/invitation`, { as: 't02', body: { answer: 'yes' } }), 200);
    await answerOf(add('t02', { email: 'teacher@demo.test' }), 403);
    await answerOf(request('PUT', `/api/practices/${one.id}`, { as: 't02', body: { result: 'Моё', version: 1 } }), 200);
    const { items } = await answerOf<{ items: { id: string }[] }>(
      request('GET', '/api/practices?mine=true', { as: 't02' }),
      200,
    );
    expect(items.map(({ id }) => id)).toContain(one.id);
    await answerOf(
      request('DELETE', `/api/practices/${one.id}/authors/${await idOfPerson('t02')}`, { as: 't02' }),
      204,
    );
    expect((await request('GET', `/api/practices/${one.id}`, { as: 't02' })).status).toBe(404);
  });
});

const idOfPerson = async (name: string) => {
  const [row] = await read
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, `${name}@demo.test`));
  return row?.id as string;
};

async function withConsent(name: string, given: boolean): Promise<void> {
  const userId = await idOfPerson(name);
  await write((database) =>
    database
      .update(consents)
      .set({ withdrawnAt: given ? null : new Date() })
      .where(and(eq(consents.userId, userId), eq(consents.purpose, 'publication'))),
  );
  await renewNames(userId);
}

async function catalogued(id: string) {
  const { publications } = await import('../../../db/schema/bank.ts');
  const [row] = await read.select().from(publications).where(eq(publications.id, id));
  if (!row) throw new Error('not in the catalogue');
  return row;
}
