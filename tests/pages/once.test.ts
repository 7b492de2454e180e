import type { AstroGlobal } from 'astro';
import { expect, it } from 'vitest';
import { conflict } from '../../api/platform/problem/problem.ts';
import { done, type FormState, submitted } from '../../site/forms/form.ts';

function sent(fields: Record<string, string>, person = 'anna'): AstroGlobal {
  const body = new FormData();
  for (const [name, value] of Object.entries({ intent: 'add', ...fields })) body.set(name, value);
  return {
    request: new Request('http://opora.test/collections/1/edit', { method: 'POST', body }),
    response: { status: 200 },
    cookies: { set: () => {} },
    redirect: (to: string, status: number) => new Response(null, { status, headers: { Location: to } }),
    locals: { requestId: 'x', actor: { id: person }, here: '/collections/1/edit' },
  } as unknown as AstroGlobal;
}

it('does once what is pressed twice, and leads both presses to the same place', async () => {
  const seen: unknown[] = [];
  const add = async (values: Record<string, unknown>) => {
    seen.push(values);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return done(`/collections/${seen.length}`);
  };
  const press = async (fields: Record<string, string>, person?: string) =>
    ((await submitted(sent(fields, person), { add })) as Response).headers.get('Location');
  const first = { once: 'page-1', title: 'К педсовету' };
  expect(await Promise.all([press(first), press(first)])).toEqual(['/collections/1', '/collections/1']);
  expect(await press(first)).toBe('/collections/1');
  expect(seen).toEqual([{ title: 'К педсовету' }]);
  // Another drawing of the form, other words and another person are meant.
  await press({ ...first, once: 'page-2' });
  await press({ ...first, title: 'К совещанию' });
  await press(first, 'boris');
  // So is a form that has no key.
  await Promise.all([press({ title: 'К педсовету' }), press({ title: 'К педсовету' })]);
  expect(seen).toHaveLength(6);
});

it('draws each press of a look at what was written from its own form', async () => {
  const add = async (_values: unknown, form: FormData) => {
    form.set('body', 'с файлом');
    return null;
  };
  const look = async () => (await submitted(sent({ once: 'page-4', body: 'без файла' }), { add })) as FormState;
  for (const form of await Promise.all([look(), look()])) expect(form.value('body')).toBe('с файлом');
});

it('tries again what was refused', async () => {
  let tries = 0;
  const add = async () => {
    tries += 1;
    if (tries === 1) throw conflict('Занято.');
    return done('/collections/1');
  };
  const form = { once: 'page-3' };
  expect((await submitted(sent(form), { add })) instanceof Response).toBe(false);
  expect((await submitted(sent(form), { add })) instanceof Response).toBe(true);
});
