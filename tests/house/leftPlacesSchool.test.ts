import { beforeAll, describe, expect, test } from 'vitest';
import { servedCity } from '../support/journey.ts';
import { all, askers, get, type Way } from '../support/leftPlaces.ts';

const city = servedCity();
const { ask, act, tried, named } = askers(city);
const words = 'Мореходство';
interface Account {
  id: string;
  role: string;
  version: number;
  school: { id: string; url: string } | null;
}
const accounts = new Map<string, Account>();
const accountOf = (name: string) => accounts.get(name) as Account;
const stays = 't43';
let [school, other] = ['', ''];
/** What the administration alone sees and does, and what everybody who works there does. */
let [desk, deskActs, own, ownActs]: [Way[], Way[], Way[], Way[]] = [[], [], [], []];
let joinLink = '';

const place = async (name: string, role: string, schoolId: string) => {
  const { id } = accountOf(name);
  const { items } = await act<{ items: Account[] }>(
    'admin',
    'GET',
    `/people?school=${accountOf(name).school?.id}&limit=100`,
  );
  const { version } = items.find((one) => one.id === id) as Account;
  await act('admin', 'PUT', `/people/${id}`, { role, school: schoolId, version });
};

beforeAll(async () => {
  for (const name of ['school', 'teacher', 'head', 't01', 't29', 't15', stays, 't20'])
    accounts.set(name, (await act<{ user: Account }>(name, 'GET', '/session')).user);
  school = accountOf('school').school?.id as string;
  other = accountOf('t20').school?.id as string;
  const page = accountOf('school').school?.url;
  for (const name of ['t01', stays]) await place(name, 'school_admin', school);
  joinLink = new URL((await act<{ url: string }>('t01', 'POST', `/schools/${school}/join-link`)).url).pathname;
  const collection = await act(stays, 'POST', '/collections', { title: words, visibility: 'school' });
  const { items: practices } = await act<{ items: { id: string }[] }>('teacher', 'GET', '/practices?limit=100');
  let adoption = '';
  for (const { id } of practices) {
    const response = await ask('t29', { method: 'POST', path: `/api/practices/${id}/adoptions` });
    if (response.status === 201) adoption = ((await response.json()) as { id: string }).id;
    if (adoption) break;
  }
  expect(adoption).not.toBe('');
  const { items: schools } = await act<{ items: { id: string; title: string }[] }>('head', 'GET', '/schools?limit=100');
  const pair = await act('methodist', 'POST', '/pairs', {
    leader: schools.find(({ title }) => title === 'Лицей № 18')?.id,
    supported: school,
    mentors: [accountOf('head').id],
    mentees: [accountOf('teacher').id],
    purpose: 'Вместе читать условие.',
  });
  const { items: waiting } = await act<{ items: { id: string }[] }>('school', 'GET', `/schools/${school}/waiting`);
  const { version } = await act<{ version: number }>('school', 'GET', `/schools/${school}`);
  desk = get(
    ...['people', 'invitations', 'edit'].map((part) => `${page}/${part}`),
    ...['people', 'waiting', 'desk', 'join-link'].map((part) => `/api/schools/${school}/${part}`),
    `/api/invitations?school=${school}`,
    `/pairs/${pair.id}`,
    `/api/pairs/${pair.id}`,
    `/api/pairs/${pair.id}/work`,
  );
  own = get(`/collections/${collection.id}`, `/api/collections/${collection.id}`, `/api/schools/${school}/kinds`);
  const way = (method: string, path: string, body?: unknown): Way => ({ method, path: `/api${path}`, body });
  deskActs = [
    way('POST', '/invitations', { email: 'comes@school.test', school, role: 'teacher' }),
    way('PUT', `/schools/${school}`, { address: 'г. Весенегорск', about: 'Школа', version }),
    way('POST', `/people/${waiting[0]?.id}/confirmation`),
    way('POST', `/schools/${school}/join-link`),
  ];
  ownActs = [way('PUT', `/adoptions/${adoption}/report`, { report: 'Стали читать условие дважды.' })];
});

const listed = ['/collections?list=shared', '/api/collections?list=shared'];

describe('a school', () => {
  test('its link ends with the right of who made it', async () => {
    const link = get(joinLink);
    expect(await tried('t20', link)).toEqual(all(link, 'open'));
    expect(await tried('t01', desk)).toEqual(all(desk, 'open'));
    await place('t01', 'teacher', school);
    expect(await tried('t20', link)).toEqual(all(link, 'shut'));
  });

  test('an administration that lost its role does nothing of it and stays with what all who work there see', async () => {
    expect(await tried('t01', desk)).toEqual(all(desk, 'shut'));
    expect(await tried('t01', deskActs)).toEqual(all(deskActs, 'shut'));
    expect(await tried('t01', own)).toEqual(all(own, 'open'));
  });

  test('an administration that moved to another school finds nothing of the first', async () => {
    const ways = [...desk, ...own];
    expect(await tried('school', ways)).toEqual(all(ways, 'open'));
    await place('school', 'school_admin', other);
    expect(await tried('school', ways)).toEqual(all(ways, 'shut'));
    expect(await tried('school', [...deskActs, ...ownActs])).toEqual(all([...deskActs, ...ownActs], 'shut'));
    expect(await named('school', listed, words)).toEqual(listed.map((path) => `${path} false`));
  });

  test('a teacher who moved finds and changes nothing of it, also of what they began there', async () => {
    expect(await tried('t29', [...own, ...ownActs])).toEqual(all([...own, ...ownActs], 'open'));
    expect(await named('t29', listed, words)).toEqual(listed.map((path) => `${path} true`));
    await place('t29', 'teacher', other);
    expect(await tried('t29', [...own, ...ownActs])).toEqual(all([...own, ...ownActs], 'shut'));
    expect(await named('t29', listed, words)).toEqual(listed.map((path) => `${path} false`));
  });

  test('who was blocked finds nothing', async () => {
    expect(await tried('t15', own)).toEqual(all(own, 'open'));
    await act('admin', 'POST', `/people/${accountOf('t15').id}/block`);
    expect(await tried('t15', [...own, ...desk])).toEqual(all([...own, ...desk], 'shut'));
  });

  test('the same is open to who stays', async () => {
    expect(await tried(stays, [...desk, ...own])).toEqual(all([...desk, ...own], 'open'));
    expect(await tried(stays, [...ownActs, ...deskActs])).toEqual(all([...ownActs, ...deskActs], 'open'));
  });
});
