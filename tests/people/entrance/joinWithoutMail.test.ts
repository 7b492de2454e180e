import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';

// A real place without SMTP_URL, and no demo: settings are read at import.
await vi.hoisted(async () => {
  Object.assign(process.env, { OPORA_DEMO: '', SMTP_URL: '', RATE_LIMITS: 'off', SITE_URL: 'http://opora.test' });
  process.env.LOG_LEVEL = 'silent';
  await import('../../../api/platform/config/config.ts');
});
const { answerOf, request } = await import('../../support/app.ts');
const { joinSecret } = await import('../../support/joining.ts');
const { lettersTo } = await import('../../support/mail.ts');
const { enter, password } = await import('../../support/newcomer.ts');
const { read } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');

it('where no letters go out the school still confirms, no session opens by itself and no address is told apart', async () => {
  const secret = await joinSecret();
  const email = 'nomail@join.test';
  const ask = (to: string, more: Record<string, unknown> = { password }) =>
    request('POST', '/api/join', { body: { secret, email: to, name: 'Павел Ильич Зорин', ...more } });
  expect((await ask(email, {})).status).toBe(400);
  expect((await ask(email, { password: 'йцукенгшщз' })).status).toBe(400);
  const [fresh, known] = [await ask(email), await ask('teacher@demo.test')];
  expect([known.status, await known.text(), known.headers.get('Set-Cookie')]).toEqual([
    fresh.status,
    await fresh.text(),
    null,
  ]);
  expect(lettersTo(email)).toEqual([]);
  const [person] = await read.select().from(users).where(eq(users.email, email));
  expect(person?.state).toBe('waiting');
  await answerOf(request('POST', `/api/people/${person?.id}/confirmation`, { as: 'school' }), 200);
  await enter(email);
  expect((await request('POST', '/api/session', { body: { email: 'teacher@demo.test', password } })).status).toBe(401);
});
