import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { askToJoin, confirmationIn, confirmJoining, joinSecret, letterCame } from '../../support/joining.ts';
import { secretFor } from '../../support/mail.ts';
import { newcomer, password } from '../../support/newcomer.ts';

const { read, write } = await import('../../../db/client.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { associationMembers, associations } = await import('../../../db/schema/associations/associations.ts');
const { schools } = await import('../../../db/schema/schools.ts');

type Change = Partial<typeof users.$inferInsert>;
const change = (id: string, set: Change) =>
  write((database) => database.update(users).set(set).where(eq(users.id, id)));
const schoolId = async (slug: string) =>
  (await read.select({ id: schools.id }).from(schools).where(eq(schools.slug, slug)))[0]?.id as string;
const accept = (secret: string) =>
  request('POST', '/api/invitations/acceptance', { body: { secret, name: 'Вера Павловна Лось', password } });
const accounts = (email: string) => read.$count(users, eq(users.email, email));

let number = 0;
/** An invitation by a newcomer of this role: the inviter, the address, the secret. */
async function invited(by: { inviter?: string; role: string; gives?: string }) {
  number += 1;
  const school7 = await schoolId('school-7');
  const inSchool = by.role === 'school_admin';
  const inviter = await newcomer(by.inviter ?? 'admin', { role: by.role, ...(inSchool && { school: school7 }) });
  const email = `invited-${number}@rights.test`;
  const headers = { Cookie: inviter.cookie };
  const gives = by.gives ?? 'teacher';
  const school = gives === 'teacher' || gives === 'school_admin' ? { school: school7 } : {};
  await answerOf(request('POST', '/api/invitations', { headers, body: { email, role: gives, ...school } }), 201);
  return { inviter, email, secret: await secretFor(email, 'invitation') };
}

async function isRefused({ email, secret }: { email: string; secret: string }) {
  expect((await accept(secret)).status).toBe(404);
  expect(await accounts(email)).toBe(0);
}

describe('an invitation ends with the right of its inviter', () => {
  it('works while the inviter may still give it', async () => {
    const one = await invited({ role: 'school_admin' });
    await answerOf(accept(one.secret), 201);
  });

  it('when the inviter is blocked by the administrator', async () => {
    const one = await invited({ role: 'school_admin', gives: 'school_admin' });
    await answerOf(request('POST', `/api/people/${one.inviter.id}/block`, { as: 'admin' }), 204);
    await isRefused(one);
  });

  it('when the inviter closes their account', async () => {
    const one = await invited({ role: 'methodist' });
    await answerOf(request('DELETE', '/api/me', { headers: { Cookie: one.inviter.cookie }, body: { password } }), 204);
    await isRefused(one);
  });

  it('when the inviter becomes a teacher, moves to another school, or has a lower role than the one given', async () => {
    const demoted = await invited({ role: 'school_admin' });
    await change(demoted.inviter.id, { role: 'teacher' });
    await isRefused(demoted);
    const moved = await invited({ role: 'school_admin' });
    await change(moved.inviter.id, { schoolId: await schoolId('gymnasium-9') });
    await isRefused(moved);
    const lowered = await invited({ role: 'admin', gives: 'admin' });
    await change(lowered.inviter.id, { role: 'methodist' });
    await isRefused(lowered);
    const sideways = await invited({ role: 'methodist', gives: 'controller' });
    await change(sideways.inviter.id, { role: 'controller' });
    await isRefused(sideways);
  });
});

describe('the link of a school', () => {
  it('ends with the right of whoever made it, also for those who have only to confirm their mail', async () => {
    const maker = await newcomer('admin', { role: 'methodist' });
    const headers = { Cookie: maker.cookie };
    const { url } = await answerOf<{ url: string }>(
      request('POST', '/api/schools/gymnasium-9/join-link', { headers }),
      201,
    );
    const secret = url.split('/').at(-1) as string;
    await answerOf(askToJoin(secret, 'halfway@rights.test'), 202);
    await letterCame('halfway@rights.test');
    await change(maker.id, { role: 'controller' });
    expect((await askToJoin(secret, 'late@rights.test')).status).toBe(404);
    expect((await confirmJoining(confirmationIn('halfway@rights.test'))).status).toBe(404);
    expect(await accounts('halfway@rights.test')).toBe(0);
    const shown = await answerOf<{ url: string | null }>(
      request('GET', '/api/schools/gymnasium-9/join-link', { as: 'methodist' }),
      200,
    );
    expect(shown.url).toBeNull();
    const fresh = await joinSecret('methodist', 'gymnasium-9');
    await answerOf(askToJoin(fresh, 'late@rights.test'), 202);
  });

  it('renewed, ends what was asked by the old one', async () => {
    const old = await joinSecret();
    await answerOf(askToJoin(old, 'leaked@rights.test'), 202);
    await letterCame('leaked@rights.test');
    await joinSecret();
    expect((await confirmJoining(confirmationIn('leaked@rights.test'))).status).toBe(404);
  });
});

describe('an invitation into an association', () => {
  const answer = (cookie: string, slug: string, said: string) =>
    request('POST', `/api/associations/${slug}/invitations/answer`, {
      headers: { Cookie: cookie },
      body: { answer: said },
    });

  async function invitedBy(set: Change | 'replaced') {
    const [association] = await read.select().from(associations).where(eq(associations.admission, 'closed')).limit(1);
    if (!association) throw new Error('the demo city has no closed association');
    const [head, guest] = [await newcomer(), await newcomer()];
    const place = {
      associationId: association.id,
      userId: head.id,
      membership: 'head' as const,
      createdAt: new Date(),
    };
    await write((database) => database.insert(associationMembers).values(place));
    const invitation = { headers: { Cookie: head.cookie }, body: { email: guest.email } };
    await answerOf(request('POST', `/api/associations/${association.slug}/invitations`, invitation), 201);
    if (set === 'replaced')
      await write((database) =>
        database.update(associationMembers).set({ membership: 'deputy' }).where(eq(associationMembers.userId, head.id)),
      );
    else await change(head.id, set);
    return { association, guest };
  }
  const membersOf = (userId: string) => read.$count(associationMembers, eq(associationMembers.userId, userId));

  it.each([['replaced' as const], [{ state: 'blocked' as const }]])(
    'admits nobody once its head is %o',
    async (set) => {
      const { association, guest } = await invitedBy(set);
      expect((await answer(guest.cookie, association.slug, 'accept')).status).toBe(404);
      expect(await membersOf(guest.id)).toBe(0);
      await answerOf(answer(guest.cookie, association.slug, 'decline'), 200);
    },
  );

  it('admits while its head may', async () => {
    const { association, guest } = await invitedBy({ position: 'методист' });
    await answerOf(answer(guest.cookie, association.slug, 'accept'), 200);
    expect(await membersOf(guest.id)).toBe(1);
  });
});
