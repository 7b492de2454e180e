import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

interface School {
  id: string;
  url: string;
  title: string;
  kind: string;
  about: string;
}
const school = (slug: string, as: string | null) =>
  answerOf<School>(request('GET', `/api/schools/${slug}`, { as }), 200);

describe('that a school needs support', () => {
  it('is known to itself, its pair, the centre and the department, and to nobody else', async () => {
    for (const as of ['teacher', 'school', 'mentor', 'methodist', 'controller', 'admin'])
      expect([as, (await school('school-7', as)).kind]).toEqual([as, 'low_results']);
    for (const as of [null, 'outsider']) expect([as, (await school('school-7', as)).kind]).toEqual([as, 'regular']);
  });

  it('is told of its pair’s supported side only, not of every such school', async () => {
    expect((await school('school-11', 'mentor')).kind).toBe('regular');
    expect((await school('school-11', 'methodist')).kind).toBe('low_results');
  });

  it('is not betrayed by the list or its filter', async () => {
    const listed = async (as: string | null) =>
      (
        await answerOf<{ items: School[] }>(request('GET', '/api/schools?kind=low_results&limit=100', { as }), 200)
      ).items.map(({ title }) => title);
    expect(await listed(null)).toEqual([]);
    expect(await listed('outsider')).toEqual([]);
    expect(await listed('teacher')).toEqual(['Школа № 7']);
    expect((await listed('controller')).length).toBeGreaterThan(2);
    const regular = await answerOf<{ items: School[] }>(
      request('GET', '/api/schools?kind=regular&limit=100', { as: 'outsider' }),
      200,
    );
    expect(regular.items.map(({ title }) => title)).toContain('Школа № 7');
  });

  it('nor by the history of kinds', async () => {
    const history = async (as: string | null) => (await request('GET', '/api/schools/school-7/kinds', { as })).status;
    // Its very existence would tell that there is something to hide.
    expect([await history(null), await history('outsider'), await history('mentor')]).toEqual([404, 404, 404]);
    expect([await history('teacher'), await history('controller')]).toEqual([200, 200]);
  });
});

describe('the list of schools', () => {
  it('counts numbers as numbers, searches without regard to case, and pages', async () => {
    const titles: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: School[]; next: string | null } = await answerOf(
        request('GET', `/api/schools?limit=5${cursor && `&cursor=${cursor}`}`),
        200,
      );
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.next;
    }
    expect(titles.length).toBeGreaterThanOrEqual(12);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.indexOf('Школа № 7')).toBeLessThan(titles.indexOf('Школа № 11'));
    const { items } = await answerOf<{ items: School[] }>(
      request('GET', `/api/schools?q=${encodeURIComponent('ГИМНАЗИЯ')}`),
      200,
    );
    expect(items.map(({ title }) => title)).toEqual(['Гимназия № 9']);
    expect((await request('GET', '/api/schools?cursor=nowhere')).status).toBe(400);
  });
});

describe('the card of a school', () => {
  const body = { title: 'Другое имя', address: 'ул. Новая, 5', about: 'О школе' };
  it('is changed by its administration, but for the title', async () => {
    for (const as of ['teacher', 'outsider', 'methodist', 'controller'])
      expect((await request('PUT', '/api/schools/school-7', { as, body })).status).toBe(403);
    const changed = await answerOf<School>(request('PUT', '/api/schools/school-7', { as: 'school', body }), 200);
    expect(changed).toMatchObject({ title: 'Школа № 7', about: 'О школе' });
  });

  it('is made by the administrator, each under an address of its own', async () => {
    expect((await request('POST', '/api/schools', { as: 'methodist', body })).status).toBe(403);
    const make = () =>
      answerOf<School>(request('POST', '/api/schools', { as: 'admin', body: { title: 'Школа № 99' } }), 201);
    expect([(await make()).url, (await make()).url]).toEqual(['/schools/shkola-99', '/schools/shkola-99-2']);
  });
});

describe('the kind of a school', () => {
  const set = (as: string, body: unknown) => request('POST', '/api/schools/school-3/kinds', { as, body });

  it('is set by the centre; the history stays without gaps', async () => {
    const change = { kind: 'leader', since: '2026-02-01', note: 'Приказ № 5' };
    for (const as of ['school', 'controller', 'teacher']) expect((await set(as, change)).status).toBe(403);
    await answerOf(set('methodist', change), 201);
    expect((await school('school-3', null)).kind).toBe('leader');
    const { items } = await answerOf<{ items: { kind: string; since: string; until: string | null }[] }>(
      request('GET', '/api/schools/school-3/kinds', { as: 'controller' }),
      200,
    );
    expect(items[0]).toMatchObject({ kind: 'leader', until: null });
    expect(items[1]?.until).toBe(items[0]?.since);
  });

  it('refuses a day before the present period, a day to come, and what it is already', async () => {
    const paths = async (body: object) => {
      const { errors } = await answerOf<{ errors: { path: string }[] }>(set('methodist', body), 400);
      return errors.map(({ path }) => path);
    };
    expect(await paths({ kind: 'regular', since: '2020-01-01' })).toEqual(['since']);
    expect(await paths({ kind: 'regular', since: '2999-01-01' })).toEqual(['since']);
    expect(await paths({ kind: 'leader', since: '2026-03-01' })).toEqual(['kind']);
    expect(await paths({ kind: 'best', since: 'вчера' })).toEqual(['kind', 'since']);
  });
});

describe('the desk of a school', () => {
  const statusOf = async (path: string, as: string | null) =>
    (await request('GET', `/api/schools/school-7/${path}`, { as })).status;

  it('is for its administration, the centre and the department', async () => {
    for (const path of ['people', 'waiting', 'desk']) {
      expect(await statusOf(path, null)).toBe(401);
      for (const as of ['teacher', 'mentor', 'outsider']) expect(await statusOf(path, as)).toBe(403);
      for (const as of ['school', 'methodist', 'controller', 'admin']) expect(await statusOf(path, as)).toBe(200);
    }
  });

  it('shows e-mails to the administration alone', async () => {
    const emails = async (as: string) =>
      (
        await answerOf<{ items: { email: string | null }[] }>(
          request('GET', '/api/schools/school-7/people?limit=100', { as }),
          200,
        )
      ).items.map(({ email }) => email);
    expect(await emails('school')).toContain('teacher@demo.test');
    for (const as of ['methodist', 'controller'])
      expect((await emails(as)).every((email) => email === null)).toBe(true);
  });

  it('lists no drafts: they are their author’s', async () => {
    const { practices } = await answerOf<{ practices: { state: string }[] }>(
      request('GET', '/api/schools/school-7/desk', { as: 'school' }),
      200,
    );
    expect(practices.some(({ state }) => state === 'draft')).toBe(false);
  });
});

describe('an edit that goes on from older words', () => {
  it('of a school’s card is refused with what is stored now, and saved when it goes on from that', async () => {
    const before = await answerOf<School & { version: number }>(
      request('GET', '/api/schools/school-30', { as: 'admin' }),
      200,
    );
    const save = (about: string, version?: number) =>
      request('PUT', `/api/schools/${before.id}`, { as: 'admin', body: { about, address: '', version } });
    await answerOf(save('Первое окно', before.version), 200);
    const { current } = await answerOf<{ current: { about: string; version: number } }>(
      save('Второе окно', before.version),
      409,
    );
    expect(current).toMatchObject({ about: 'Первое окно', version: before.version + 1 });
    expect((await school('school-30', null)).about).toBe('Первое окно');
    await answerOf(save('Второе окно', current.version), 200);
    await answerOf(save('Без версии'), 200);
  });

  it('of a person by the administrator, and of one’s own profile, too', async () => {
    const { user } = await answerOf<{ user: { id: string } }>(request('GET', '/api/session', { as: 't11' }), 200);
    const me = await answerOf<{ name: string; version: number; school: { id: string } }>(
      request('GET', '/api/me', { as: 't11' }),
      200,
    );
    const profile = { name: me.name, profile: 'private', version: me.version };
    await answerOf(request('PUT', '/api/me', { as: 't11', body: { ...profile, about: 'Телефон' } }), 200);
    const refused = await answerOf<{ current: { about: string } }>(
      request('PUT', '/api/me', { as: 't11', body: { ...profile, about: 'Ноутбук' } }),
      409,
    );
    expect(refused.current.about).toBe('Телефон');
    const role = { role: 'teacher', school: me.school.id, version: me.version };
    await answerOf(request('PUT', `/api/people/${user.id}`, { as: 'admin', body: role }), 409);
    await answerOf(
      request('PUT', `/api/people/${user.id}`, { as: 'admin', body: { ...role, version: me.version + 1 } }),
      200,
    );
  });
});
