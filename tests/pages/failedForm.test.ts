import type { AstroGlobal } from 'astro';
import { expect, it } from 'vitest';
import { log } from '../../api/platform/log/log.ts';
import { notFound } from '../../api/platform/problem/problem.ts';
import { submitted } from '../../site/forms/form.ts';

log.level = 'silent';

function sent(): AstroGlobal {
  const body = new FormData();
  body.set('intent', 'save');
  body.set('body', 'Час работы над текстом');
  const request = new Request('http://opora.test/materials/1/edit', { method: 'POST', body });
  return { request, response: { status: 200 }, locals: { requestId: 'сбой' } } as unknown as AstroGlobal;
}
const failing = (error: Error) => ({ save: () => Promise.reject(error) });

it('keeps what was typed when the disk is full or something of ours breaks', async () => {
  const full = new Error('Failed query', { cause: new Error('SQLITE_FULL: database or disk is full') });
  for (const [error, status] of [
    [full, 507],
    [new Error('unforeseen'), 500],
  ] as const) {
    const page = sent();
    const form = await submitted(page, failing(error));
    if (form instanceof Response) throw new Error('redirected as if it were saved');
    expect(form.problem?.status).toBe(status);
    expect(page.response.status).toBe(status);
    expect(form.value('body')).toBe('Час работы над текстом');
    expect(JSON.stringify(form.problem)).not.toMatch(/SQLITE|unforeseen/);
  }
});

it('still shows the page of what is not there', async () => {
  await expect(submitted(sent(), failing(notFound()))).rejects.toThrow();
});
