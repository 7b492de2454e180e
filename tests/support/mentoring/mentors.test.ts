import { expect, test } from 'vitest';
import { answerOf, request } from '../app.ts';
import { idOf, statusOf } from '../community.ts';

interface Card {
  id: string;
  name: string;
  capacity: number;
  busy: number;
  free: number;
  school: { title: string };
}
const listed = async (as: string | null, query = '') =>
  (await answerOf<{ items: Card[] }>(request('GET', `/api/mentors?limit=100${query}`, { as }), 200)).items;
const names = (cards: Card[]) => cards.map(({ name }) => name);

test('the catalogue is for people who signed in; guests see those who opened their card and let their name be published', async () => {
  const all = await listed('outsider');
  const open = await listed(null);
  expect(all.length).toBeGreaterThanOrEqual(8);
  expect(open.length).toBeLessThan(all.length);
  expect(names(open)).toContain('Дмитрий Олегович Дубров');
  expect(names(open)).not.toContain('Елена Фёдоровна Синицына');
  const mentor = await idOf('mentor');
  await answerOf(request('DELETE', '/api/consents/publication', { as: 'mentor' }), 204);
  expect(names(await listed(null))).not.toContain('Дмитрий Олегович Дубров');
  expect(await statusOf(request('GET', `/api/mentors/${mentor}`))).toBe(404);
  expect(await statusOf(request('GET', `/api/mentors/${mentor}`, { as: 'teacher' }))).toBe(200);
});

test('filters: by subject (a mentor of any subject too), by deficit, by school, by a place that is left', async () => {
  expect(names(await listed('teacher', '&subject=chemistry'))).toEqual([
    'Ирина Олеговна Ручьёва',
    'Надежда Николаевна Земляникина',
    'Светлана Николаевна Дубравина',
  ]);
  expect(names(await listed('teacher', '&deficit=conflict'))).toEqual(['Светлана Николаевна Дубравина']);
  const [first] = await listed('teacher');
  const ofSchool = await listed('teacher', `&school=${(first as unknown as { school: { id: string } }).school.id}`);
  expect(new Set(ofSchool.map(({ school }) => school.title))).toEqual(new Set([first?.school.title]));
  const free = await listed('teacher', '&free=yes');
  expect(free.every((card) => card.free > 0 && card.free === card.capacity - card.busy)).toBe(true);
  expect(names(free)).not.toContain('Ирина Олеговна Ручьёва');
});

test('a card is written by its owner alone, over the version that was read, and taken back', async () => {
  const words = {
    strengths: 'Помогаю собрать практикум по биологии в обычном кабинете.',
    subjects: ['biology'],
    capacity: 1,
  };
  const put = (body: object, as = 'outsider') => request('PUT', '/api/me/mentor-card', { as, body });
  expect(await statusOf(put({ ...words, capacity: 9 }))).toBe(400);
  expect(await statusOf(put({ ...words, subjects: ['magic'] }))).toBe(400);
  expect(await answerOf(put(words), 200)).toMatchObject({ version: 1 });
  const { current } = await answerOf<{ current: { version: number } }>(put({ ...words, capacity: 2 }), 409);
  expect(current.version).toBe(1);
  await answerOf(put({ ...words, capacity: 2, version: 1 }), 200);
  expect(await statusOf(request('GET', `/api/mentors/${await idOf('outsider')}`))).toBe(404);
  await answerOf(request('DELETE', '/api/me/mentor-card', { as: 'outsider' }), 204);
  expect(await statusOf(request('GET', `/api/mentors/${await idOf('outsider')}`, { as: 'teacher' }))).toBe(404);
});

test('opening a card to guests takes the consent to publication', async () => {
  const words = { strengths: 'Разбираю с коллегой запись обычного урока.', capacity: 2, open: true };
  const card = await request('GET', `/api/mentors/${await idOf('mentor')}`, { as: 'mentor' });
  expect(card.status).toBe(200);
  expect(await statusOf(request('PUT', '/api/me/mentor-card', { as: 'mentor', body: { ...words, version: 1 } }))).toBe(
    409,
  );
});

test('matching weighs places left and past results, and says so in words', async () => {
  const { items } = await answerOf<{ items: { id: string; title: string }[] }>(
    request('GET', '/api/schools?limit=100', { as: 'methodist' }),
    200,
  );
  const school = items.find(({ title }) => title === 'Школа № 11')?.id;
  const match = await answerOf<{ items: { leader: { title: string }; free: number; reasons: string[] }[] }>(
    request('GET', `/api/pairs/matching?school=${school}&subjects=chemistry`, { as: 'methodist' }),
    200,
  );
  const reasonsOf = (title: string) =>
    match.items.find(({ leader }) => leader.title === title)?.reasons.join(' ') ?? '';
  expect(match.items[0]?.leader.title).toBe('Школа № 26');
  expect(reasonsOf('Школа № 26')).toContain('Надежда Николаевна Земляникина: химия, биология');
  expect(reasonsOf('Школа № 26')).toContain('свободно 1 место из 1');
  expect(reasonsOf('Школа № 26')).toMatch(/Уже завершила 1 пару: цели достигнуты в среднем на 8\d %/);
  const physics = await answerOf<typeof match>(
    request(
      'GET',
      `/api/pairs/matching?school=${items.find(({ title }) => title === 'Школа № 21')?.id}&subjects=physics`,
      {
        as: 'methodist',
      },
    ),
    200,
  );
  const text = physics.items.flatMap(({ reasons }) => reasons).join(' ');
  expect(physics.items.map(({ leader }) => leader.title)).not.toContain('Лицей № 18');
  expect(text).toMatch(/свободно \d мест/);
});
