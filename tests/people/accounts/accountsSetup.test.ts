import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

/** An empty database of its own: the demo city is not in it. */
const dataDir = mkdtempSync(join(tmpdir(), 'opora-setup-'));
process.env.DATA_DIR = dataDir;
process.env.LOG_LEVEL = 'silent';
process.env.RATE_LIMITS = 'off';
process.env.SITE_URL = 'http://opora.test';
const { api, frontDoor } = await import('../../../api/app.ts');
const { closeDatabase } = await import('../../../db/client.ts');
const { firstRunLink } = await import('../../../api/people/accounts/setup.ts');
const app = frontDoor();
app.route('/api', api);

afterAll(async () => {
  await closeDatabase();
  rmSync(dataDir, { recursive: true, force: true });
});

const setUp = (secret: string, email = 'first@city.test') =>
  app.request('http://opora.test/api/setup', {
    method: 'POST',
    headers: { Origin: 'http://opora.test', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      secret,
      name: 'Первый Администратор',
      email,
      password: 'три слова подряд',
      city: 'Город',
      centre: 'Центр',
    }),
  });

it('the first run is set up by its newest link, once', async () => {
  const old = (await firstRunLink()) as string;
  const link = (await firstRunLink()) as string;
  expect(link).toMatch(/^http:\/\/opora\.test\/setup\/\S{40,}$/);
  const secretOf = (url: string) => url.split('/').at(-1) as string;
  expect((await setUp(secretOf(old))).status).toBe(404);
  expect((await setUp('guess')).status).toBe(404);
  const [one, other] = await Promise.all([setUp(secretOf(link)), setUp(secretOf(link), 'second@city.test')]);
  expect([one?.status, other?.status].sort()).toEqual([201, 404]);
  expect(await firstRunLink()).toBeNull();
  const settings = await (await app.request('http://opora.test/api/settings')).json();
  expect(settings).toMatchObject({ city: 'Город', centre: 'Центр' });
});
