import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../support/entering.ts';
import { servedCity } from '../support/journey.ts';
import { all, askers, get, liveLine, type Way } from '../support/leftPlaces.ts';

const city = servedCity();
const { cookieOf, act, tried, named } = askers(city);
const words = 'Воздухоплавание';
const mentors = ['t03', 't17'];
const mentees = ['t07', 't35'];
const stays = 'head';
const ids: Record<string, string> = {};
let [pair, talk] = ['', ''];
/** What every side of a pair sees, and what its people and coordinator alone do. */
let [outside, inside, acts]: [Way[], Way[], Way[]] = [[], [], []];

const paper = () => {
  const form = new FormData();
  form.set('file', new File(['Подписано'], 'соглашение.txt', { type: 'text/plain' }));
  return form;
};

beforeAll(async () => {
  for (const name of [stays, ...mentees, 'methodist2', 'admin_s30', ...mentors])
    ids[name] = (await act<{ user: { id: string } }>(name, 'GET', '/session')).user.id;
  const { items: schools } = await act<{ items: { id: string; title: string }[] }>('head', 'GET', '/schools?limit=100');
  const school = (title: string) => schools.find((one) => one.title === title)?.id;
  pair = (
    await act('methodist', 'POST', '/pairs', {
      leader: school('Лицей № 18'),
      supported: school('Школа № 30'),
      mentors: [stays, ...mentors].map((name) => ids[name]),
      mentees: mentees.map((name) => ids[name]),
      purpose: `${words}: как читать условие.`,
    })
  ).id;
  for (const as of ['admin_s18', 'admin_s30']) await act(as, 'POST', `/pairs/${pair}/agreement`, { decision: 'agree' });
  await act('methodist', 'POST', `/pairs/${pair}/state`, { state: 'active' });
  talk = (await act<{ thread: string }>('head', 'GET', `/pairs/${pair}`)).thread;
  const post = await act('t07', 'POST', `/threads/${talk}/posts`, { body: `${words}, первое слово.` });
  const goal = { title: 'Читают условие сами', unit: '%', start: 30, target: 60, due: '2027-05-20' };
  const { id: goalId } = await act('head', 'POST', `/pairs/${pair}/goals`, goal);
  const task = { title: 'Собрать задания', assignee: ids[stays] };
  const { id: taskId } = await act('head', 'POST', `/pairs/${pair}/tasks`, task);
  const at = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await act('head', 'POST', `/pairs/${pair}/plans`, { at, form: 'visit', topics: 'Урок' });
  await act('head', 'PUT', `/pairs/${pair}/reflections/middle`, { helped: 'Со мной думали.' });
  await act('admin_s18', 'POST', `/pairs/${pair}/documents`, paper());
  const { items } = await act<{ items: { url: string }[] }>('head', 'GET', `/pairs/${pair}/documents`);
  for (const name of [...mentors, 't35']) {
    await act(name, 'PUT', `/posts/${post.id}/bookmark`, { note: '' });
    await act(name, 'PUT', `/drafts/thread:${talk}`, { body: 'Черновик', version: 0 });
  }
  outside = get(
    ...['', '/report.docx', '/agreement.docx'].map((part) => `/pairs/${pair}${part}`),
    items[0]?.url as string,
    ...['', '/work', '/documents'].map((part) => `/api/pairs/${pair}${part}`),
  );
  inside = get(
    ...['', '/print', '/unread', '/posts/1', '/posts/1/history', '/posts/1/useful'].map(
      (part) => `/threads/${talk}${part}`,
    ),
    ...[`pairs/${pair}/reflections`, `pairs/${pair}/silences`, `threads/${talk}`, `posts/${post.id}`].map(
      (one) => `/api/${one}`,
    ),
    ...[`posts/${post.id}/edits`, `threads/${talk}/people?q=а`, `drafts/thread:${talk}`].map((one) => `/api/${one}`),
  );
  const way = (method: string, path: string, body: unknown): Way => ({ method, path: `/api${path}`, body });
  acts = [
    way('POST', `/threads/${talk}/posts`, { body: 'И я скажу.' }),
    way('POST', `/threads/${talk}/typing`, undefined),
    way('PUT', `/threads/${talk}/subscription`, { level: 'watching' }),
    way('PUT', `/posts/${post.id}/useful`, undefined),
    way('PUT', `/posts/${post.id}/bookmark`, { note: 'ещё' }),
    way('POST', `/pairs/${pair}/goals`, { ...goal, title: 'Ещё одна цель' }),
    way('POST', `/pairs/${pair}/goals/${goalId}/values`, { value: 40, date: '2026-11-20' }),
    way('POST', `/pairs/${pair}/tasks`, task),
    way('PUT', `/pairs/${pair}/tasks/${taskId}/done`, { done: true }),
    way('POST', `/pairs/${pair}/plans`, { at, form: 'visit' }),
    way('POST', `/pairs/${pair}/meetings`, { date: '2026-11-20', form: 'visit', topics: 'Первый замер', hours: 2 }),
    way('PUT', `/pairs/${pair}/reflections/middle`, { helped: 'Думали вместе.' }),
    way('POST', `/pairs/${pair}/documents`, paper()),
  ];
});

const lines: { close(): void }[] = [];
afterAll(() => {
  for (const line of lines) line.close();
});
const change = async (mentorNames: string[], menteeNames: string[], more: object = {}) => {
  const { peopleVersion: version } = await act<{ peopleVersion: number }>('methodist', 'GET', `/pairs/${pair}`);
  const people = {
    mentors: mentorNames.map((name) => ids[name]),
    mentees: menteeNames.map((name) => ids[name]),
    version,
  };
  await act('methodist', 'PUT', `/pairs/${pair}/people`, { ...people, ...more });
};

describe('a pair', () => {
  test.each([
    ['t03', 'was taken out'],
    ['t17', 'was blocked'],
    ['t35', 'closed the account'],
  ])('%s, who %s, finds nothing of it, changes nothing and hears nothing', async (name, how) => {
    const ways = [...outside, ...inside];
    const lists: [string, string][] = [
      ['/pairs', pair],
      ['/api/pairs', pair],
      ['/me/drafts', talk],
      ['/me/bookmarks', talk],
      ['/api/me/bookmarks/posts', talk],
      [`/api/discussions/search?q=${encodeURIComponent(words)}`, talk],
    ];
    const found = async () => {
      const said: boolean[] = [];
      for (const [path, words] of lists) said.push((await named(name, [path], words))[0]?.endsWith('true') ?? false);
      return said;
    };
    expect(await tried(name, ways)).toEqual(all(ways, 'open'));
    expect(await found()).toEqual(lists.map(() => true));
    const line = await liveLine(city, await cookieOf(name), `${talk}:1`);
    const other = await liveLine(city, await cookieOf(stays), `${talk}:1`);
    lines.push(line, other);
    await expect.poll(() => [line.text, other.text].every((text) => text.includes('event: counters'))).toBe(true);
    if (how === 'was taken out') await change([stays, ...mentors.filter((one) => one !== name)], mentees);
    if (how === 'was blocked') await act('admin', 'POST', `/people/${ids[name]}/block`);
    if (how === 'closed the account') await act(name, 'DELETE', '/me', { password: demoPassword });
    const before = line.text.length;
    const told = other.text.length;
    await act('t07', 'POST', `/threads/${talk}/posts`, { body: `Без ${name}.` });
    await expect.poll(() => other.text.slice(told)).toContain('event: post');
    expect(await tried(name, ways)).toEqual(all(ways, 'shut'));
    expect(await tried(name, acts)).toEqual(all(acts, 'shut'));
    // A draft keeps the place that its author began it in.
    expect(await found()).toEqual(lists.map(([path]) => path === '/me/drafts' && how === 'was taken out'));
    expect(line.text.slice(before)).not.toMatch(/event: (post|changed|typing)/);
  });

  test('an administration that lost its role finds nothing of it; a coordinator who was replaced nothing of its inside', async () => {
    expect(await tried('admin_s30', outside)).toEqual(all(outside, 'open'));
    const { version } = await act<{ items: { version: number }[] }>(
      'admin',
      'GET',
      `/people?q=${encodeURIComponent('Ельников')}`,
    ).then(({ items }) => items[0] as { version: number });
    const { school } = (await act<{ user: { school: { id: string } } }>('admin_s30', 'GET', '/session')).user;
    await act('admin', 'PUT', `/people/${ids.admin_s30}`, { role: 'teacher', school: school.id, version });
    expect(await tried('admin_s30', outside)).toEqual(all(outside, 'shut'));
    expect(await tried('admin_s30', acts)).toEqual(all(acts, 'shut'));
    expect(await tried('methodist', inside)).toEqual(all(inside, 'open'));
    await change([stays], ['t07'], { coordinator: ids.methodist2 });
    expect(await tried('methodist', inside)).toEqual(all(inside, 'shut'));
  });

  test('the same acts are open to who stays', async () => {
    expect(await tried(stays, [...outside, ...inside])).toEqual(all([...outside, ...inside], 'open'));
    expect(await tried(stays, acts)).toEqual(all(acts, 'open'));
  });
});
