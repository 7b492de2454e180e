import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../support/entering.ts';
import { servedCity } from '../support/journey.ts';
import { all, askers, get, liveLine, meetingBody, type Way } from '../support/leftPlaces.ts';

const city = servedCity();
const { cookieOf, ask, act, tried, named } = askers(city);
/** Stands in the title of all that the association has. */
const words = 'Дирижаблестроение';
/** Deputies, so that everything is open to them; each goes in another way. */
const leavers = ['t01', 't36', 't03', 't04'];
const stays = 't05';
const ids: Record<string, string> = {};
let [pages, acts, lists]: [Way[], Way[], string[]] = [[], [], []];
let [place, talk] = ['', ''];

const document = () => {
  const form = new FormData();
  form.set('title', words);
  form.set('file', new File(['Слова положения'], 'положение.txt'));
  return form;
};

beforeAll(async () => {
  for (const name of ['head', stays, ...leavers])
    ids[name] = (await act<{ user: { id: string } }>(name, 'GET', '/session')).user.id;
  const { id, url } = await act<{ id: string; url: string }>('methodist', 'POST', '/associations', {
    title: 'Тихий кружок',
    purpose: 'Проверить правила.',
    subjects: ['mathematics'],
    visibility: 'members',
    admission: 'closed',
    head: 'head@demo.test',
  });
  place = id;
  for (const name of [stays, ...leavers])
    await act('methodist', 'PUT', `/associations/${id}/members/${ids[name]}`, { membership: 'deputy' });
  const group = await act('head', 'POST', `/associations/${id}/groups`, { title: words, purpose: 'Дроби.' });
  for (const name of [stays, ...leavers]) await act('head', 'PUT', `/groups/${group.id}/members/${ids[name]}`);
  talk = (await act('head', 'POST', '/threads', { association: id, title: words, body: `${words}?` })).id;
  const poll = { question: 'Когда?', options: ['В среду', 'В пятницу'] };
  const post = await act('head', 'POST', `/threads/${talk}/posts`, { body: 'Голосуем.', poll });
  const { posts } = await act<{ posts: { items: { poll: { id: string; options: { id: string }[] } | null }[] } }>(
    'head',
    'GET',
    `/threads/${talk}`,
  );
  const asked = posts.items[1]?.poll;
  const meeting = await act('head', 'POST', `/associations/${id}/meetings`, meetingBody({ title: words }));
  const held = await act('head', 'POST', `/associations/${id}/meetings`, meetingBody({ title: words }));
  const closed = await act('head', 'POST', `/associations/${id}/meetings`, meetingBody({ group: group.id }));
  await act('head', 'POST', `/meetings/${held.id}/state`, { state: 'held', reason: '' });
  const task = { kind: 'task', body: words, responsible: ids[stays], due: '2027-03-01' };
  const outcome = await act('head', 'POST', `/meetings/${held.id}/outcomes`, task);
  await act('head', 'POST', '/announcements', { title: words, body: 'Приходите', associations: [id] });
  await act('head', 'PUT', `/associations/${id}/plans/2026`, { analysis: 'Было так.' });
  await act('head', 'POST', `/associations/${id}/plans/2026/rows`, { due: 'март', topic: words });
  const paper = await act('head', 'POST', `/associations/${id}/documents`, document());
  const { items } = await act<{ items: { versions: { file: { id: string; url: string } }[] }[] }>(
    'head',
    'GET',
    `/associations/${id}/documents`,
  );
  const file = items[0]?.versions[0]?.file as { id: string; url: string };
  await act('head', 'POST', `/associations/${id}/templates`, { title: words, body: 'Класс, тема.' });
  const collection = await act('head', 'POST', '/collections', {
    title: words,
    visibility: 'association',
    association: id,
  });
  for (const name of [stays, ...leavers]) {
    await act(name, 'PUT', `/threads/${talk}/subscription`, { level: 'watching' });
    await act(name, 'PUT', `/posts/${post.id}/bookmark`, { note: '' });
    await act(name, 'PUT', `/drafts/thread:${talk}`, { body: 'Черновик', version: 0 });
  }
  const here = `/api/associations/${id}`;
  pages = get(
    ...['members', 'documents', 'announcements', 'plan', 'plan/2026.docx', 'meetings', 'meetings/new'].map(
      (part) => `${url}/${part}`,
    ),
    ...['meetings/templates', 'statistics'].map((part) => `${url}/${part}`),
    ...[meeting, held, closed].map((one) => `/meetings/${one.id}`),
    ...['meeting.ics', 'edit'].map((part) => `/meetings/${meeting.id}/${part}`),
    ...['minutes', 'minutes.docx', 'names'].map((part) => `/meetings/${held.id}/${part}`),
    ...['', '/print', '/unread', '/jump?number=1', '/manage'].map((part) => `/threads/${talk}${part}`),
    ...['', '/history', '/useful', '/votes', '/flag'].map((part) => `/threads/${talk}/posts/2${part}`),
    `/threads/new?association=${url.slice('/associations/'.length)}`,
    file.url,
    `${file.url}?small`,
    `/collections/${collection.id}`,
    `/collections/${collection.id}/qr.svg`,
    ...['members', 'documents', 'announcements', 'groups', 'plans/2026', 'templates'].map((part) => `${here}/${part}`),
    ...['statistics', 'meeting-templates'].map((part) => `${here}/${part}`),
    ...[`meetings?association=${id}`, `meetings/${meeting.id}`, `threads?association=${id}`].map(
      (one) => `/api/${one}`,
    ),
    ...[`threads/${talk}`, `posts/${post.id}`, `posts/${post.id}/edits`, `posts/${post.id}/useful`].map(
      (one) => `/api/${one}`,
    ),
    ...[`polls/${asked?.id}/votes`, `threads/${talk}/people?q=а`, `drafts/thread:${talk}`].map((one) => `/api/${one}`),
    `/api/collections/${collection.id}`,
  );
  // Not the desk nor the notices: what was told before stays there.
  lists = [
    url,
    '/threads',
    '/threads?list=unread',
    '/me/calendar',
    '/me/drafts',
    '/me/bookmarks',
    '/me/subscriptions',
    '/collections?list=shared',
    '/api/threads',
    '/api/drafts',
    '/api/me/bookmarks/posts',
    '/api/subscriptions',
    '/api/meetings?limit=100',
    '/api/collections?list=shared',
    `/api/discussions/search?q=${encodeURIComponent(words)}`,
    `/api/threads/similar?title=${encodeURIComponent(words)}`,
  ];
  const way = (method: string, path: string, sent: unknown): Way => ({ method, path: `/api${path}`, body: sent });
  acts = [
    way('POST', `/threads/${talk}/posts`, { body: 'И я скажу.' }),
    way('POST', '/threads', { association: id, title: 'Ещё разговор', body: 'Слово.' }),
    way('POST', `/threads/${talk}/typing`, undefined),
    way('PUT', `/threads/${talk}/position`, { number: 1 }),
    way('PUT', `/threads/${talk}/subscription`, { level: 'watching' }),
    way('PUT', `/associations/${id}/subscription`, { level: 'watching' }),
    way('PUT', `/posts/${post.id}/useful`, undefined),
    way('PUT', `/posts/${post.id}/bookmark`, { note: 'ещё' }),
    way('POST', `/polls/${asked?.id}/votes`, { options: [asked?.options[0]?.id] }),
    way('POST', `/posts/${post.id}/flags`, { reason: 'Проверка жалобы.' }),
    way('PUT', `/drafts/new:association:${id}`, { body: 'Ещё черновик', version: 0 }),
    way('PUT', `/meetings/${meeting.id}/answer`, { answer: 'yes' }),
    way('PUT', `/meetings/${closed.id}/answer`, { answer: 'yes' }),
    way('POST', `/meetings/${held.id}/outcomes`, { kind: 'information', body: 'К сведению.' }),
    way('PUT', `/outcomes/${outcome.id}`, { done: true }),
    way('POST', `/associations/${id}/meetings`, meetingBody()),
    way('POST', `/associations/${id}/groups`, { title: 'Ещё группа', purpose: 'Дроби.' }),
    way('POST', `/associations/${id}/plans/2026/rows`, { due: 'май', topic: 'Ещё тема' }),
    way('POST', `/documents/${paper.id}/versions`, document()),
    way('POST', '/announcements', { title: 'Ещё объявление', body: 'Слово', associations: [id] }),
    way('POST', '/collections', { title: 'Ещё подборка', visibility: 'association', association: id }),
  ];
});

const lines: { close(): void }[] = [];
afterAll(() => {
  for (const line of lines) line.close();
});

describe('an association that shows itself to its members alone', () => {
  test.each([
    ['t01', 'left'],
    ['t36', 'was taken out'],
    ['t03', 'was blocked'],
    ['t04', 'closed the account'],
  ])('%s, who %s, finds nothing of it, changes nothing and hears nothing', async (name, how) => {
    expect(await tried(name, pages)).toEqual(all(pages, 'open'));
    expect(await named(name, lists, words)).toEqual(lists.map((path) => `${path} true`));
    const line = await liveLine(city, await cookieOf(name), `${talk}:2`);
    const other = await liveLine(city, await cookieOf(stays), `${talk}:2`);
    lines.push(line, other);
    await expect.poll(() => [line.text, other.text].every((text) => text.includes('event: counters'))).toBe(true);
    if (how === 'left') await act(name, 'DELETE', `/associations/${place}/members/me`);
    if (how === 'was taken out') await act('methodist', 'DELETE', `/associations/${place}/members/${ids[name]}`);
    if (how === 'was blocked') await act('admin', 'POST', `/people/${ids[name]}/block`);
    if (how === 'closed the account') await act(name, 'DELETE', '/me', { password: demoPassword });
    const before = line.text;
    await act('head', 'POST', `/threads/${talk}/posts`, { body: `Без ${name}.` });
    await expect.poll(() => other.text).toContain('event: post');
    expect(await tried(name, pages)).toEqual(all(pages, 'shut'));
    expect(await tried(name, acts)).toEqual(all(acts, 'shut'));
    expect(await named(name, lists, words)).toEqual(lists.map((path) => `${path} false`));
    expect(line.text.slice(before.length)).not.toMatch(/event: (post|changed|typing)/);
  });

  test('the same acts are open to who stays', async () => {
    expect(await tried(stays, pages)).toEqual(all(pages, 'open'));
    expect(await tried(stays, acts)).toEqual(all(acts, 'open'));
    expect((await ask(stays, { path: '/me/notifications' })).status).toBe(200);
  });
});
