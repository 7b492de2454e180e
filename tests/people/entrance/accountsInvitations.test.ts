import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { askToJoin, joinByLink, joinSecret } from '../../support/joining.ts';
import { lettersTo, secretFor } from '../../support/mail.ts';
import { consent, newcomer, password } from '../../support/newcomer.ts';

const { read, write } = await import('../../../db/client.ts');
const { tokens } = await import('../../../db/schema/accounts.ts');
const { schools } = await import('../../../db/schema/schools.ts');

const schoolId = async (slug: string) =>
  (await read.select({ id: schools.id }).from(schools).where(eq(schools.slug, slug)))[0]?.id as string;
const invite = (as: string, body: Record<string, unknown>) => request('POST', '/api/invitations', { as, body });
const accept = (secret: string, more: Record<string, unknown> = {}) =>
  request('POST', '/api/invitations/acceptance', {
    body: { secret, name: 'Ирина Петровна Котова', password, ...more },
  });

describe('an invitation', () => {
  it('makes an account of its school and role, once; the database holds only the hash of its secret', async () => {
    await answerOf(invite('school', { email: 'Kotova@School.test', name: 'Ирина Котова' }), 201);
    const secret = await secretFor('kotova@school.test', 'invitation');
    const [token] = await read.select().from(tokens).where(eq(tokens.email, 'kotova@school.test'));
    expect(JSON.stringify(token)).not.toContain(secret);
    const { user } = await answerOf<{ user: { role: string; school: { url: string } } }>(accept(secret), 201);
    expect(user).toMatchObject({ role: 'teacher', school: { url: '/schools/school-7' } });
    expect((await accept(secret)).status).toBe(404);
  });

  it('goes to one’s own school and to no higher role than one may give', async () => {
    const other = await schoolId('gymnasium-9');
    const email = 'nobody@school.test';
    expect((await invite('school', { email, school: other })).status).toBe(403);
    expect((await invite('school', { email, role: 'methodist' })).status).toBe(403);
    expect((await invite('methodist', { email, role: 'admin' })).status).toBe(403);
    for (const as of ['teacher', 'mentor', 'head', 'controller'])
      expect((await invite(as, { email })).status).toBe(403);
    expect((await invite('methodist', { email })).status).toBe(400);
    expect(lettersTo(email)).toEqual([]);
    await answerOf(invite('methodist', { email, school: other }), 201);
    expect(lettersTo(email)).toHaveLength(1);
  });

  it('is renewed by a second one, revoked by its school, and ends after its time', async () => {
    const email = 'twice@school.test';
    await answerOf(invite('school', { email }), 201);
    const first = await secretFor(email, 'invitation');
    const { id } = await answerOf<{ id: string }>(invite('school', { email }), 201);
    const second = await secretFor(email, 'invitation');
    expect((await accept(first)).status).toBe(404);
    expect((await request('DELETE', `/api/invitations/${id}`, { as: 'outsider' })).status).toBe(403);
    await answerOf(request('DELETE', `/api/invitations/${id}`, { as: 'school' }), 204);
    expect((await accept(second)).status).toBe(404);

    await answerOf(invite('school', { email }), 201);
    const third = await secretFor(email, 'invitation');
    await write((database) =>
      database
        .update(tokens)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(tokens.email, email)),
    );
    expect((await accept(third)).status).toBe(404);
  });

  it('is not seen by another school', async () => {
    const { items } = await answerOf<{ items: { school: { id: string } }[] }>(
      request('GET', '/api/invitations', { as: 'school' }),
      200,
    );
    const own = await schoolId('school-7');
    expect(items.every(({ school }) => school.id === own)).toBe(true);
    const foreign = await schoolId('gymnasium-9');
    expect((await request('GET', `/api/invitations?school=${foreign}`, { as: 'school' })).status).toBe(404);
  });
});

describe('a list pasted from Excel', () => {
  const text = [
    'Имя\tПочта',
    'Анна Первая\tfirst@list.test',
    '',
    'Борис Второй; second@list.test',
    'third@list.test, Вера Третья',
    'Глеб Четвёртый',
    'Дина Пятая\tне-почта@',
    'Анна Ещё\tFIRST@list.test',
    'Старый\tteacher@demo.test',
  ].join('\r\n');
  interface Answer {
    lines: { line: number; name: string; email: string; error: string | null }[];
    sent: number;
  }
  const paste = (send: boolean) =>
    answerOf<Answer>(request('POST', '/api/invitations/list', { as: 'school', body: { text, send } }), 200);

  it('is checked line by line and sends nothing before it is asked to', async () => {
    const { lines, sent } = await paste(false);
    expect(sent).toBe(0);
    expect(lines.map(({ line, error }) => [line, error === null])).toEqual([
      [2, true],
      [4, true],
      [5, true],
      [6, false],
      [7, false],
      [8, false],
      [9, false],
    ]);
    expect(lines[2]).toMatchObject({ name: 'Вера Третья', email: 'third@list.test' });
    expect(lettersTo('first@list.test')).toEqual([]);
  });

  it('then sends to the right lines alone', async () => {
    expect((await paste(true)).sent).toBe(3);
    expect(lettersTo('second@list.test')).toHaveLength(1);
    expect(lettersTo('teacher@demo.test')).toEqual([]);
  });
});

describe('the link of a school', () => {
  it('lets people ask; they stay guests until the administration confirms them', async () => {
    const response = await joinByLink('asks@school.test');
    const { user } = await answerOf<{ user: { id: string } }>(response.clone(), 201);
    const cookie = (response.headers.get('Set-Cookie') as string).split(';', 1)[0] as string;
    await consent(cookie, 'processing');
    const asWaiting = { headers: { Cookie: cookie } };
    expect((await request('GET', '/api/me', asWaiting)).status).toBe(401);
    const practice = await request('POST', '/api/practices', { ...asWaiting, body: {} });
    expect(practice.status).toBe(403);

    for (const as of ['teacher', 'outsider', 'mentor', 'controller'])
      expect((await request('POST', `/api/people/${user.id}/confirmation`, { as })).status).toBe(404);
    await answerOf(request('POST', `/api/people/${user.id}/confirmation`, { as: 'school' }), 200);
    expect(lettersTo('asks@school.test').at(-1)).toContain('подтвердила');
    expect((await request('GET', '/api/me', asWaiting)).status).toBe(200);
    expect((await request('POST', `/api/people/${user.id}/confirmation`, { as: 'school' })).status).toBe(404);
  });

  it('refused, nothing of the account stays', async () => {
    const { user } = await answerOf<{ user: { id: string } }>(joinByLink('refused@school.test'), 201);
    await answerOf(request('POST', `/api/people/${user.id}/refusal`, { as: 'school' }), 200);
    const { items } = await answerOf<{ items: unknown[] }>(
      request('GET', '/api/people?q=refused@school.test', { as: 'admin' }),
      200,
    );
    expect(items).toEqual([]);
  });

  it('stops when it is renewed or switched off, and belongs to the administration', async () => {
    const first = await joinSecret();
    const second = await joinSecret();
    expect((await askToJoin(first, 'late@school.test')).status).toBe(404);
    await answerOf(request('DELETE', '/api/schools/school-7/join-link', { as: 'school' }), 204);
    expect((await askToJoin(second, 'late@school.test')).status).toBe(404);
    for (const as of ['teacher', 'outsider', 'controller'])
      expect((await request('GET', '/api/schools/school-7/join-link', { as })).status).toBe(403);
  });
});

describe('a password reset', () => {
  const ask = (email: string) => request('POST', '/api/password-resets', { body: { email } });
  const use = (secret: string, newPassword: string) =>
    request('POST', '/api/password-resets/use', { body: { secret, password: newPassword } });

  it('answers the same whether the account exists, and works once', async () => {
    const person = await newcomer();
    const before = lettersTo(person.email).length;
    const [known, unknown] = [await ask(person.email), await ask('nobody-at-all@school.test')];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    await expect.poll(() => lettersTo(person.email).length, { timeout: 5000 }).toBe(before + 1);
    const secret = await secretFor(person.email, 'reset');
    expect((await use(secret, 'короткий')).status).toBe(400);
    await answerOf(use(secret, 'совсем новый пароль'), 201);
    expect((await use(secret, 'совсем новый пароль')).status).toBe(404);
    const old = await request('GET', '/api/session', { headers: { Cookie: person.cookie } });
    expect(old.status).toBe(401);
    expect(lettersTo('nobody-at-all@school.test')).toEqual([]);
  });

  it('ends after an hour, and by a newer one', async () => {
    const person = await newcomer();
    await answerOf(ask(person.email), 202);
    await expect.poll(() => lettersTo(person.email).length, { timeout: 5000 }).toBe(2);
    const first = await secretFor(person.email, 'reset');
    await answerOf(ask(person.email), 202);
    await expect.poll(() => lettersTo(person.email).length, { timeout: 5000 }).toBe(3);
    const second = await secretFor(person.email, 'reset');
    expect((await use(first, 'совсем новый пароль')).status).toBe(404);
    const [token] = await read
      .select()
      .from(tokens)
      .where(eq(tokens.userId, person.id))
      .orderBy(tokens.id)
      .limit(2)
      .offset(1);
    expect(token?.expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
    await write((database) =>
      database
        .update(tokens)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(eq(tokens.userId, person.id)),
    );
    expect((await use(second, 'совсем новый пароль')).status).toBe(404);
  });
});
