import { eq, like } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { consentVersions } from '../../../api/people/accounts/consentVersions.ts';
import { answerOf, request } from '../../support/app.ts';
import { secretFor } from '../../support/mail.ts';
import { consent, newcomer, password, sessionStatus } from '../../support/newcomer.ts';

const { read, write } = await import('../../../db/client.ts');
const { consents, users } = await import('../../../db/schema/accounts.ts');
const { audit } = await import('../../../db/schema/audit.ts');

describe('the consent to processing', () => {
  it('comes before anything else, and its log holds the text, the time and the address', async () => {
    const email = 'before-consent@school.test';
    await answerOf(request('POST', '/api/invitations', { as: 'school', body: { email } }), 201);
    const entered = await request('POST', '/api/invitations/acceptance', {
      body: { secret: await secretFor(email, 'invitation'), name: 'Пока Без Согласия', password },
    });
    const headers = { Cookie: (entered.headers.get('Set-Cookie') as string).split(';', 1)[0] as string };
    const profile = { name: 'Пока Без Согласия', profile: 'everyone' };
    expect((await request('PUT', '/api/me', { headers, body: profile })).status).toBe(403);
    const stale = await request('POST', '/api/consents', { headers, body: { purpose: 'processing', version: 99 } });
    expect(stale.status).toBe(409);
    await consent(headers.Cookie, 'processing');
    await consent(headers.Cookie, 'processing');
    await answerOf(request('PUT', '/api/me', { headers, body: profile }), 200);
    const { items } = await answerOf<{ items: { text: string; address: string; givenAt: string; version: number }[] }>(
      request('GET', '/api/consents', { headers }),
      200,
    );
    expect(items).toHaveLength(1);
    const { items: documents } = await answerOf<{ items: { purpose: string; text: string }[] }>(
      request('GET', '/api/consents/documents'),
      200,
    );
    const shown = documents.find(({ purpose }) => purpose === 'processing');
    expect(items[0]).toMatchObject({ text: shown?.text, version: 1, address: '127.0.0.1' });
    expect(shown?.text).toContain('Методический центр города Весенегорска');
    expect(Date.now() - Date.parse(items[0]?.givenAt as string)).toBeLessThan(60_000);
  });
});

describe('new words of a consent', () => {
  /** As if the words had changed since this person agreed to them. */
  const age = (userId: string) =>
    write((database) => database.update(consents).set({ version: 0 }).where(eq(consents.userId, userId)));

  it('to processing are asked for before anything else, and the log keeps both', async () => {
    const person = await newcomer();
    const headers = { Cookie: person.cookie };
    const profile = { name: 'Читает Новое', profile: 'everyone' };
    await age(person.id);
    expect((await request('PUT', '/api/me', { headers, body: profile })).status).toBe(403);
    await consent(person.cookie, 'processing');
    await consent(person.cookie, 'processing');
    await answerOf(request('PUT', '/api/me', { headers, body: profile }), 200);
    const { items } = await answerOf<{ items: { version: number }[] }>(
      request('GET', '/api/consents', { headers }),
      200,
    );
    expect(items.map(({ version }) => version)).toEqual([1, 0]);
  });

  it('are what all people of the demo agreed to: it asks none of them', async () => {
    const given = await read
      .selectDistinct({ purpose: consents.purpose, version: consents.version })
      .from(consents)
      .innerJoin(users, eq(users.id, consents.userId))
      .where(like(users.email, '%@demo.test'));
    expect(Object.fromEntries(given.map(({ purpose, version }) => [purpose, version]))).toEqual(consentVersions);
    expect(given).toHaveLength(2);
  });

  it('to publication leave the name as it was agreed to, until it is renewed or withdrawn whole', async () => {
    const person = await newcomer();
    const headers = { Cookie: person.cookie };
    const body = { name: 'Открытый Дважды', profile: 'everyone', subjects: ['mathematics'] };
    await answerOf(request('PUT', '/api/me', { headers, body }), 200);
    const page = () => request('GET', `/api/people/${person.id}`).then(({ status }) => status);
    await consent(person.cookie, 'publication');
    await age(person.id);
    await consent(person.cookie, 'processing');
    expect(await page()).toBe(200);
    await consent(person.cookie, 'publication');
    await answerOf(request('DELETE', '/api/consents/publication', { headers }), 204);
    expect(await page()).toBe(404);
  });
});

describe('the consent to publishing one’s name', () => {
  it('opens the profile to guests, and withdrawn it closes it at once; the log keeps both moments', async () => {
    const person = await newcomer();
    const headers = { Cookie: person.cookie };
    const page = () => request('GET', `/api/people/${person.id}`).then(({ status }) => status);
    const body = { name: 'Открытый Человек', profile: 'everyone', subjects: ['mathematics'] };
    await answerOf(request('PUT', '/api/me', { headers, body }), 200);
    expect(await page()).toBe(404);
    await consent(person.cookie, 'publication');
    expect(await page()).toBe(200);
    await answerOf(request('DELETE', '/api/consents/publication', { headers }), 204);
    expect(await page()).toBe(404);
    expect((await request('DELETE', '/api/consents/publication', { headers })).status).toBe(404);
    const rows = await read.select().from(consents).where(eq(consents.userId, person.id));
    expect(rows.map(({ purpose, withdrawnAt }) => [purpose, withdrawnAt !== null])).toEqual([
      ['processing', false],
      ['publication', true],
    ]);
  });
});

describe('a profile', () => {
  it('is private by default, seen as its owner says, and never shows the e-mail', async () => {
    const person = await newcomer();
    const headers = { Cookie: person.cookie };
    const seenBy = async (as?: string) => (await request('GET', `/api/people/${person.id}`, { as: as ?? null })).status;
    expect([await seenBy(), await seenBy('teacher')]).toEqual([404, 404]);
    await answerOf(
      request('PUT', '/api/me', { headers, body: { name: 'Видный Коллегам', profile: 'signed-in' } }),
      200,
    );
    expect([await seenBy(), await seenBy('teacher')]).toEqual([404, 200]);
    const text = await (await request('GET', `/api/people/${person.id}`, { as: 'teacher' })).text();
    expect(text).not.toContain(person.email);
    const wrong = await request('PUT', '/api/me', {
      headers,
      body: { name: 'Аб', profile: 'all', subjects: ['alchemy'] },
    });
    const { errors } = await answerOf<{ errors: { path: string }[] }>(wrong, 400);
    expect(errors.map(({ path }) => path).sort()).toEqual(['name', 'profile', 'subjects.0']);
  });

  it('gives everything it holds as JSON, without the hash of the password', async () => {
    const person = await newcomer();
    const response = await request('GET', '/api/me/export', { headers: { Cookie: person.cookie } });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      'Учётная запись': [{ email: person.email }],
      Согласия: [{ purpose: 'processing' }],
    });
    expect(text).not.toContain('argon2');
  });

  it('closed, leaves no name and no way in', async () => {
    const person = await newcomer();
    const headers = { Cookie: person.cookie };
    expect((await request('DELETE', '/api/me', { headers, body: { password: 'чужой пароль' } })).status).toBe(400);
    await answerOf(request('DELETE', '/api/me', { headers, body: { password } }), 204);
    expect(await sessionStatus(person.cookie)).toBe(401);
    const [row] = await read.select().from(users).where(eq(users.id, person.id));
    expect(row).toMatchObject({ name: 'Бывший участник', passwordHash: null, schoolId: null, state: 'blocked' });
    expect(row?.email).not.toContain('newcomer');
    expect((await request('DELETE', `/api/people/${person.id}/block`, { as: 'admin' })).status).toBe(404);
  });
});

describe('the audit log', () => {
  it('tells the administrator who did what to whom, filtered and in pages', async () => {
    const person = await newcomer();
    await answerOf(request('PUT', `/api/people/${person.id}`, { as: 'admin', body: { role: 'methodist' } }), 200);
    const { items } = await answerOf<{ items: { action: string; actor: { name: string }; detail: object }[] }>(
      request('GET', `/api/audit?kind=person&subject=${person.id}`, { as: 'admin' }),
      200,
    );
    expect(items.map(({ action }) => action)).toEqual(['person.change', 'invitation.accept']);
    expect(items[0]?.detail).toMatchObject({ to: { role: 'methodist', school: null } });
    const page = await answerOf<{ items: unknown[]; next: string }>(
      request('GET', '/api/audit?limit=1', { as: 'admin' }),
      200,
    );
    expect(page.items).toHaveLength(1);
    expect(page.next).toBeTruthy();
    for (const as of ['methodist', 'controller', 'school'])
      expect((await request('GET', '/api/audit', { as })).status).toBe(403);
  });

  it('can be neither changed nor emptied', async () => {
    await newcomer();
    await expect(write((database) => database.delete(audit))).rejects.toThrow();
    await expect(write((database) => database.update(audit).set({ action: 'nothing' }))).rejects.toThrow();
  });
});

describe('the settings of the place', () => {
  it('are the administrator’s, and stand in the consent from then on', async () => {
    const body = {
      city: 'Весенегорск',
      centre: 'Методический центр города Весенегорска',
      centreEmail: 'centre@demo.test',
      centreAddress: 'ул. Школьная, 1',
      operator: 'МБУ «Центр развития», ИНН 0000000000',
    };
    expect((await request('PUT', '/api/settings', { as: 'methodist', body })).status).toBe(403);
    await answerOf(request('PUT', '/api/settings', { as: 'admin', body }), 200);
    expect(await (await request('GET', '/api/consents/documents')).text()).toContain('ИНН 0000000000');
  });
});
