import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  process.env.RATE_LIMITS = 'on';
});
const { answerOf, request } = await import('../../support/app.ts');
const { lettersTo } = await import('../../support/mail.ts');
const { askToJoin, joinSecret, letterCame, confirmationIn, confirmJoining } = await import('../../support/joining.ts');
const { personId } = await import('../../support/rights.ts');
const { read, write } = await import('../../../db/client.ts');
const { writtenLetters } = await import('../../../db/schema/mail.ts');
const { tokens } = await import('../../../db/schema/accounts.ts');
const { mostOfPerson, mostToAddress } = await import('../../../api/platform/mail/quota.ts');
const { cleanUp } = await import('../../../api/platform/jobs/cleanUp.ts');
const { schools } = await import('../../../db/schema/schools.ts');

interface Answer {
  lines: { email: string; error: string | null }[];
  sent: number;
  missed: string[];
  waiting: string[];
}
const list = (as: string, emails: string[], more: Record<string, unknown> = {}) =>
  answerOf<Answer>(
    request('POST', '/api/invitations/list', {
      as,
      body: { text: emails.map((email) => `Имя Фамилия; ${email}`).join('\n'), send: true, ...more },
    }),
    200,
  );
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}-${at}@quota.test`);
const schoolSeven = async () =>
  (await read.select({ id: schools.id }).from(schools).where(eq(schools.slug, 'school-7')))[0]?.id as string;

describe('letters that a person has written', () => {
  it('go once a day to an address, by a list or singly, also after the invitation was taken back', async () => {
    const few = numbered('few', 3);
    expect(await list('school', few)).toMatchObject({ sent: 3, waiting: [] });
    const again = await list('school', [...few, 'other@quota.test']);
    expect(again).toMatchObject({ sent: 1, waiting: few });
    expect(again.lines[0]?.error).toMatch(/сегодня уже писали.+завтра/);
    const single = await request('POST', '/api/invitations', { as: 'school', body: { email: few[0] } });
    expect(single.status).toBe(429);
    expect(await single.text()).toContain('завтра');
    const [open] = await read
      .select()
      .from(tokens)
      .where(eq(tokens.email, few[1] as string));
    await answerOf(request('DELETE', `/api/invitations/${open?.id}`, { as: 'school' }), 204);
    expect((await list('school', [few[1] as string])).sent).toBe(0);
    for (const email of few) expect(lettersTo(email)).toHaveLength(1);
    // The link of the letter that went out still works.
    expect(await read.$count(tokens, eq(tokens.email, few[2] as string))).toBe(1);
  });

  it('are so many a day, and what waits is said', async () => {
    await write((database) => database.delete(writtenLetters));
    const school = await schoolSeven();
    const sender = await personId('methodist');
    const before = numbered('before', mostOfPerson - 2).map((recipient) => ({ senderId: sender, recipient }));
    await write((database) => database.insert(writtenLetters).values(before));
    const answer = await list('methodist', numbered('many', 5), { school });
    expect(answer).toMatchObject({ sent: 2, missed: [], waiting: numbered('many', 5).slice(2) });
    expect(answer.lines.map(({ error }) => error === null)).toEqual([true, true, false, false, false]);
    expect(lettersTo('many-4@quota.test')).toEqual([]);
    expect((await list('admin', ['many-4@quota.test'], { school })).sent).toBe(1);
  });

  it('of two lists at once not one goes over', async () => {
    await write((database) => database.delete(writtenLetters));
    const sender = await personId('school');
    const before = numbered('before', mostOfPerson - 3).map((recipient) => ({ senderId: sender, recipient }));
    await write((database) => database.insert(writtenLetters).values(before));
    const lists = ['left', 'right', 'middle'].map((name) => list('school', numbered(name, 3)));
    const sent = (await Promise.all(lists)).map((answer) => answer.sent);
    expect(sent.reduce((one, other) => one + other)).toBe(3);
  });

  it('reach one address so often a day, whoever asks', async () => {
    await write((database) => database.delete(writtenLetters));
    const school = await schoolSeven();
    const email = 'wanted@quota.test';
    const senders = ['school', 'methodist', 'admin'];
    for (const as of senders.slice(0, mostToAddress)) expect((await list(as, [email], { school })).sent).toBe(1);
    // A guest with the school's link writes to the same mailbox: the answer is the usual one, the letter stays away.
    await answerOf(askToJoin(await joinSecret(), email), 202);
    const marker = 'marker@quota.test';
    await answerOf(askToJoin(await joinSecret(), marker), 202);
    await letterCame(marker);
    expect(lettersTo(email)).toHaveLength(mostToAddress);
  });

  it('by the link of a school end before a mailbox is full, and the last link still works', async () => {
    const email = 'asks-often@quota.test';
    const secret = await joinSecret();
    for (let asked = 1; asked <= mostToAddress + 2; asked++) {
      await answerOf(askToJoin(secret, email), 202);
      await letterCame(email, Math.min(asked, mostToAddress));
    }
    expect(lettersTo(email)).toHaveLength(mostToAddress);
    expect((await confirmJoining(confirmationIn(email))).status).toBe(201);
  });

  it('are forgotten after a day', async () => {
    await write((database) =>
      database.update(writtenLetters).set({ createdAt: new Date(Date.now() - 24 * 3_600_000 - 1) }),
    );
    expect((await list('school', ['few-0@quota.test'])).sent).toBe(1);
    await cleanUp();
    expect(await read.$count(writtenLetters)).toBe(1);
  });
});

describe('words of people in a letter', () => {
  it('are no links, and no address is kept of whom one wrote to', async () => {
    const name = 'Анна! Заберите выплату: https://evil.example/pay evil.ru пиши@evil.ru';
    const email = 'inert@quota.test';
    await answerOf(request('POST', '/api/invitations', { as: 'school', body: { email, name } }), 201);
    const [letter = ''] = lettersTo(email);
    const [, head = ''] = /\n\n([\s\S]*?)\n\n/.exec(letter) ?? [];
    expect(head).toContain('Анна!');
    expect(head).not.toMatch(/:\/\/|[\p{L}\d]\.[\p{L}]{2,}|\S@\S/u);
    expect(letter).toContain('http://opora.test/invitation/');
    expect(JSON.stringify(await read.select().from(writtenLetters))).not.toContain('quota.test');
  });

  it('take no more than a name does', async () => {
    const body = { email: 'long@quota.test', name: 'я'.repeat(121) };
    expect((await request('POST', '/api/invitations', { as: 'school', body })).status).toBe(400);
  });
});
