import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, freshCookie, request } from '../../support/app.ts';
import { askToJoin, confirmationIn, joinSecret, letterCame } from '../../support/joining.ts';
import { secretFor } from '../../support/mail.ts';
import { newcomer, password } from '../../support/newcomer.ts';

const { read, write } = await import('../../../db/client.ts');
const { newId } = await import('../../../db/identifier.ts');
const { tokens } = await import('../../../db/schema/accounts.ts');
const { cleanUp } = await import('../../../api/platform/jobs/cleanUp.ts');
const { countJobs } = await import('../../../api/platform/jobs/dead.ts');
const { mailSecretOf } = await import('../../../api/people/notifications/recipient.ts');
const { personalCalendar } = await import('../../../api/community/meetings/calendar.ts');
const { readUnsubscription } = await import('../../../api/people/notifications/unsubscribe.ts');
const { seedIn, secretFrom } = await import('../../../api/people/accounts/derivedSecret.ts');

const dataDir = process.env.DATA_DIR as string;
const last = (url: string) => url.split('/').at(-1)?.replace('.ics', '') as string;

/** The files of the database as a thief copies them, whatever table a text stands in. */
const everything = () =>
  readdirSync(dataDir)
    .filter((name) => name.startsWith('opora.db'))
    .map((name) => readFileSync(join(dataDir, name), 'latin1'))
    .join('');

const calendarOf = (headers: Record<string, string>) =>
  answerOf<{ url: string }>(request('POST', '/api/me/calendar', { headers }), 201).then(({ url }) => last(url));
const opens = (secret: string) =>
  personalCalendar(secret).then(
    () => 200,
    (problem: { status: number }) => problem.status,
  );

describe('a copy of the database', () => {
  it('opens nothing: no secret of an address or a letter stands in it', async () => {
    const person = await newcomer();
    const headers = { Cookie: person.cookie };
    const made = await answerOf<{ id: string }>(
      request('POST', '/api/collections', { headers, body: { title: 'К педсовету' } }),
      201,
    );
    const { url } = await answerOf<{ url: string }>(
      request('PUT', `/api/collections/${made.id}/link`, { headers }),
      200,
    );
    const join7 = await joinSecret();
    await answerOf(askToJoin(join7, 'rest@secrets.test'), 202);
    await letterCame('rest@secrets.test');
    const secrets = {
      calendar: await calendarOf(headers),
      collection: last(url),
      join: join7,
      unsubscribe: mailSecretOf(person.id),
      confirmation: confirmationIn('rest@secrets.test') as string,
      cookie: person.cookie.split('=')[1] as string,
    };
    const stolen = everything();
    expect(stolen).toContain(person.email);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(secret.length, name).toBeGreaterThanOrEqual(32);
      expect(stolen.includes(secret), name).toBe(false);
    }
    // Shown again they are the same, and they work.
    const again = await answerOf<{ url: string }>(
      request('GET', '/api/schools/school-7/join-link', { as: 'school' }),
      200,
    );
    expect(last(again.url)).toBe(join7);
    expect(await opens(secrets.calendar)).toBe(200);
    await readUnsubscription(secrets.unsubscribe, 'all');
    await answerOf(request('GET', `/api/collections/${made.id}`, { headers }), 200);
  });

  it('holds seeds from which nothing follows without the key, and no seal opens a thing of another kind', async () => {
    const secret = secretFrom('calendar', 'abcdefghijkl');
    expect(seedIn('calendar', secret)).toBe('abcdefghijkl');
    expect(seedIn('collection', secret)).toBeNull();
    for (const wrong of [
      'abcdefghijkl',
      `x${secret.slice(1)}`,
      `${secret.slice(0, -1)}_`,
      '',
      'я'.repeat(34),
      null,
      { length: 34 },
    ])
      expect(seedIn('calendar', wrong)).toBeNull();
  });

  it('keeps its key beside it, for its owner alone', () => {
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'secret.key'))).toHaveLength(32);
  });
});

describe('the address of a calendar ends', () => {
  const changes: Record<string, (headers: Record<string, string>) => Promise<Response>> = {
    'with a change of the password': (headers) =>
      request('PUT', '/api/me/password', { headers, body: { current: password, password: 'берег чайник окно' } }),
    'with «выйти везде»': (headers) => request('DELETE', '/api/sessions', { headers }),
  };
  it.each(Object.entries(changes))('%s', async (_, change) => {
    const headers = { Cookie: (await newcomer()).cookie };
    const secret = await calendarOf(headers);
    expect(await opens(secret)).toBe(200);
    await answerOf(change(headers), 204);
    expect(await opens(secret)).toBe(404);
  });

  it('with a new password by a link, and with a block for good', async () => {
    const [one, two] = [await newcomer(), await newcomer()];
    const secrets = [await calendarOf({ Cookie: one.cookie }), await calendarOf({ Cookie: two.cookie })];
    await answerOf(request('POST', '/api/password-resets', { body: { email: one.email } }), 202);
    await letterCame(one.email, 2);
    const body = { secret: await secretFor(one.email, 'reset'), password: 'берег чайник окно' };
    await answerOf(request('POST', '/api/password-resets/use', { body }), 201);
    for (const method of ['POST', 'DELETE'])
      await answerOf(request(method, `/api/people/${two.id}/block`, { as: 'admin' }), 204);
    expect(await Promise.all(secrets.map(opens))).toEqual([404, 404]);
  });

  it('but not with leaving one device', async () => {
    const headers = { Cookie: await freshCookie('t05') };
    const secret = await calendarOf(headers);
    await answerOf(request('DELETE', '/api/session', { headers }), 204);
    expect(await opens(secret)).toBe(200);
  });
});

describe('the clean-up', () => {
  it('removes links that were used or ran out, and no others', async () => {
    await write((database) => database.delete(tokens));
    const hour = 3_600_000;
    const row = (secretHash: string, purpose: 'invitation' | 'join' | 'reset', hours: number, used = false) => ({
      secretHash,
      purpose,
      expiresAt: new Date(Date.now() + hours * hour),
      usedAt: used ? new Date() : null,
    });
    const rows = [
      row('used', 'invitation', 100, true),
      row('ran out', 'reset', -1),
      row('never confirmed', 'join', -1),
      row('long gone', 'invitation', -8 * 24),
      row('shown as run out', 'invitation', -24),
      row('open', 'join', 1),
    ];
    await write((database) => database.insert(tokens).values(rows));
    await cleanUp();
    const left = await read.select({ name: tokens.secretHash }).from(tokens);
    expect(left.map(({ name }) => name).sort()).toEqual(['open', 'shown as run out']);
    await write((database) => database.delete(tokens).where(eq(tokens.purpose, 'join')));
  });

  it('removes letters that lie here for more than a day, whatever their files’ dates say', async () => {
    const folder = join(dataDir, 'mail');
    mkdirSync(folder, { recursive: true });
    const day = 24 * 3_600_000;
    const [old, fresh] = [newId(Date.now() - day - 1000), newId(Date.now() - day + 60_000)];
    for (const id of [old, fresh])
      for (const type of ['eml', 'txt']) {
        writeFileSync(join(folder, `${id}.${type}`), 'Кому: lies@secrets.test\n', { mode: 0o600 });
        utimesSync(join(folder, `${id}.${type}`), new Date(), new Date());
      }
    writeFileSync(join(folder, 'notes-of-the-owner'), 'x');
    const actor = { role: 'admin' } as unknown as Parameters<typeof countJobs>[0];
    const before = (await countJobs(actor)).lying;
    await cleanUp();
    expect(existsSync(join(folder, `${old}.txt`)) || existsSync(join(folder, `${old}.eml`))).toBe(false);
    expect(existsSync(join(folder, `${fresh}.eml`))).toBe(true);
    expect(existsSync(join(folder, 'notes-of-the-owner'))).toBe(true);
    expect((await countJobs(actor)).lying).toBe(before - 1);
    for (const name of readdirSync(folder).filter((one) => /\.(eml|txt)$/.test(one)))
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  });
});
