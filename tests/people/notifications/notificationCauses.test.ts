import { and, desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { joinByLink } from '../../support/joining.ts';
import { personId } from '../../support/rights.ts';

const { read, write } = await import('../../../db/client.ts');
const { associationMembers, associations } = await import('../../../db/schema/associations/associations.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { practices } = await import('../../../db/schema/practices.ts');
const { schools } = await import('../../../db/schema/schools.ts');

/** The newest notification of a person about a thing. */
async function newest(name: string, subject: string) {
  const [row] = await read
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, await personId(name)), eq(notifications.subject, subject)))
    .orderBy(desc(notifications.createdAt))
    .limit(1);
  return row;
}

describe('an association', () => {
  it('tells its head of a request and the person of the decision', async () => {
    const [place] = await read.select().from(associations).where(eq(associations.slug, 'mathematics'));
    const id = place?.id as string;
    const outsider = await personId('outsider');
    await write((database) =>
      database.update(associations).set({ admission: 'request' }).where(eq(associations.id, id)),
    );
    await answerOf(
      request('POST', `/api/associations/${id}/members`, {
        as: 'outsider',
        body: { reason: 'Веду биологию в 6 классе.' },
      }),
      202,
    );
    expect((await newest('head', `association:${id}`))?.title).toContain('просит принять');
    const [row] = await read
      .select()
      .from(associationMembers)
      .where(and(eq(associationMembers.userId, outsider), eq(associationMembers.associationId, id)));
    expect(row?.membership).toBe('requested');
    const routes = (await import('../../../api/community/associations/routes.ts')).associationRoutes;
    const decision = routes.find(({ path }) => path.endsWith('/decision'))?.path as string;
    await answerOf(
      request('POST', `/api${decision.replace(/:\w+/, id).replace(/:\w+/, outsider)}`, {
        as: 'head',
        body: { decision: 'accept' },
      }),
      200,
    );
    expect((await newest('outsider', `association:${id}`))?.title).toContain('Вас приняли');
  });
});

describe('a practice', () => {
  it('tells methodists that it waits, its authors what was decided, whom it asks to be a co-author', async () => {
    const mentor = await personId('mentor');
    const [draft] = await read
      .select()
      .from(practices)
      .where(and(eq(practices.authorId, mentor), eq(practices.state, 'review')))
      .limit(1);
    const id = draft?.id as string;
    await answerOf(
      request('POST', `/api/practices/${id}/decision`, {
        as: 'methodist',
        body: { decision: 'return', comment: 'Добавьте числа до и после.' },
      }),
      200,
    );
    expect(await newest('mentor', `practice:${id}`)).toMatchObject({ kind: 'practice', url: `/practices/${id}` });
    await answerOf(
      request('POST', `/api/practices/${id}/authors`, { as: 'mentor', body: { email: 'outsider@demo.test' } }),
      202,
    );
    expect((await newest('outsider', `practice:${id}`))?.title).toContain('Вас просят быть соавтором');
    await answerOf(request('POST', `/api/practices/${id}/submission`, { as: 'mentor' }), 200);
    expect((await newest('methodist', `practice:${id}`))?.title).toContain('вернулась после доработки');
    expect((await newest('methodist', `practice:${id}`))?.url).toBe(`/practices/${id}/review`);
  });
});

describe('a school', () => {
  it('tells its administration that somebody asks to join', async () => {
    const [school] = await read.select().from(schools).where(eq(schools.slug, 'school-7'));
    await joinByLink('petr@school.test', 'Пётр Новиков');
    expect(await newest('school', `school:${school?.id}`)).toMatchObject({
      title: 'Пётр Новиков просит подтвердить, что работает в вашей школе',
      url: '/schools/school-7/people',
    });
  });
});
