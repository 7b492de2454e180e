import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import '../support/app.ts';

const { actionTitle, factCodes, subjectUrl } = await import('../../api/platform/audit/index.ts');
const { capabilities, registerCapabilities, takesFiles } = await import('../../api/platform/capability/index.ts');
const { checkData } = await import('../../api/operations/consistency/checkData.ts');
const { mount, noContent, route } = await import('../../api/platform/http/index.ts');
const { cleanUp } = await import('../../api/platform/jobs/cleanUp.ts');
const { noticeKinds } = await import('../../api/people/notifications/index.ts');
const { readDesk } = await import('../../api/desk/index.ts');
const { actorOf } = await import('../../api/people/accounts/session.ts');
const { cookieOf } = await import('../support/app.ts');

const cleaned: number[] = [];
/** The smallest capability that uses every part of its descriptor. */
const tiny: ReturnType<typeof capabilities>[number] = {
  name: 'support/tiny',
  routes: [
    route({
      method: 'GET',
      path: '/tiny',
      summary: 'Проба',
      access: ['guest'],
      answers: { 204: z.null() },
      handle: () => noContent(),
    }),
  ],
  audit: {
    actions: { 'tiny.try': 'Попробовал(а)' },
    codes: { kind: { tiny: 'проба' } },
    addresses: { tiny: (id) => `/tiny/${id}` },
  },
  notices: { tiny: { title: 'Пробы', channel: 'digest' } },
  desk: [{ name: 'tiny.waiting', order: 1, read: async () => ({ title: 'Пробы ждут', rows: [{ title: 'Первая' }] }) }],
  async cleanUp(now) {
    cleaned.push(now);
  },
  checks: [{ title: 'Пробы целы', broken: sql`select 'tiny-1'` }],
  fileAddresses: [/^\/tiny\/files$/],
};

describe('a capability', () => {
  it('is known everywhere by one line in the list, and nowhere without it', async () => {
    const all = capabilities();
    const { actor } = await actorOf(await cookieOf('teacher'));
    if (!actor) throw new Error('the demo teacher is not signed in');
    const seen = async () => ({
      route: await (async () => {
        const app = new Hono();
        mount(app as never, [...capabilities().flatMap(({ routes = [] }) => routes)]);
        return (await app.request('/tiny')).status;
      })(),
      action: actionTitle('tiny.try'),
      code: factCodes().kind?.tiny,
      address: subjectUrl('tiny', '1'),
      notice: noticeKinds().tiny,
      files: takesFiles('/tiny/files'),
      desk: (await readDesk(actor)).waiting.some(({ name }) => name === 'tiny.waiting'),
      check: (await checkData()).find(({ title }) => title === 'Пробы целы')?.broken,
    });
    registerCapabilities([...all, tiny]);
    expect(await seen()).toEqual({
      route: 204,
      action: 'Попробовал(а)',
      code: 'проба',
      address: '/tiny/1',
      notice: 'Пробы',
      files: true,
      desk: true,
      check: ['tiny-1'],
    });
    await cleanUp(7);
    expect(cleaned).toEqual([7]);

    registerCapabilities(all);
    expect(await seen()).toEqual({
      route: 404,
      action: 'tiny.try',
      code: undefined,
      address: null,
      notice: undefined,
      files: false,
      desk: false,
      check: undefined,
    });
    await cleanUp(8);
    expect(cleaned).toEqual([7]);
  });

  it('has a name of its own', () => {
    expect(() => registerCapabilities([tiny, tiny])).toThrow(/one name/);
  });

  it('cleans up although another one fails', async () => {
    const all = capabilities();
    const broken = { name: 'support/broken', cleanUp: () => Promise.reject(new Error('no')) };
    registerCapabilities([broken, tiny]);
    try {
      await expect(cleanUp(9)).rejects.toThrow(AggregateError);
      expect(cleaned).toContain(9);
    } finally {
      registerCapabilities(all);
    }
  });
});
