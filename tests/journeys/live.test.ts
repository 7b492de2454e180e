import { expect, it } from 'vitest';
import { journey } from '../support/journey.ts';

const city = journey();

/** A discussion of the open association with a page or two of posts, as its member finds it in the list. */
async function address(as: string): Promise<string> {
  const { page, context } = await city.visitor(as);
  await page.goto('/threads/new?association=mathematics');
  await page.locator('[name="title"]').fill('Живой разговор: кто сейчас на месте?');
  await page.locator('main textarea').first().fill('Проверяем, как ответы приходят сами.');
  await page.getByRole('button', { name: 'Начать обсуждение' }).click();
  await page.waitForURL(/\/threads\/\w{16}/);
  await context.close();
  return new URL(page.url()).pathname;
}

const live = (page: {
  waitForResponse(match: (response: { url(): string; status(): number }) => boolean): Promise<unknown>;
}) => page.waitForResponse((response) => response.url().includes('/api/live') && response.status() === 200);

it('a post appears in the other browser by itself, typing is shown, reading is remembered', async () => {
  const path = await address('head');
  const [head, teacher] = [await city.visitor('head'), await city.visitor('teacher')];
  const lines = [live(head.page), live(teacher.page)];
  await head.page.goto(path);
  await teacher.page.goto(path);
  await Promise.all(lines);

  await teacher.page.locator('#reply textarea').first().pressSequentially('Я здесь');
  await head.page.locator('.typing', { hasText: 'печатает' }).waitFor();

  let read = 0;
  head.page.on('response', (response) => {
    if (response.url().endsWith('/position') && response.status() === 200)
      read = Math.max(read, response.request().postDataJSON().number);
  });
  const sent = await teacher.page.evaluate(async (thread) => {
    const response = await fetch(`/api${thread}/posts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ body: 'Я здесь, **слышно** сразу.' }),
    });
    return response.status;
  }, path);
  expect(sent).toBe(201);
  await head.page.locator('#post-2 strong', { hasText: 'слышно' }).waitFor();
  await expect.poll(() => head.page.locator('.typing').textContent()).toBe('');

  // It says something else: the page that shows it does too, and what its reader types stays.
  await head.page.locator('#reply textarea').first().fill('Пишу ответ');
  const { posts } = await (await teacher.page.request.get(`/api${path}`)).json();
  const own = `/api/posts/${posts.items[1].id}`;
  const headers = { Origin: city.url };
  await teacher.page.request.put(own, { headers, data: { body: 'Я здесь, и **громче**.', version: 1 } });
  await head.page.locator('#post-2 strong', { hasText: 'громче' }).waitFor();
  await teacher.page.request.delete(own, { headers, data: {} });
  await head.page.locator('#post-2 .trace').waitFor();
  await teacher.page.request.post(`${own}/restoration`, { headers });
  await head.page.locator('#post-2 strong', { hasText: 'громче' }).waitFor();
  expect(await head.page.locator('#reply textarea').first().inputValue()).toBe('Пишу ответ');
  await head.page.locator('#reply textarea').first().fill('');

  // What was read is remembered by the scroll alone; what comes while one is away is new.
  await head.page.locator('#post-2').scrollIntoViewIfNeeded();
  await expect.poll(() => read).toBe(2);
  await head.page.goto('/threads?list=mine');
  await teacher.page.goto(path);
  await teacher.page.locator('#reply textarea').first().fill('А это уже без вас.');
  await teacher.page.getByRole('button', { name: /^Ответить/ }).click();
  await teacher.page.locator('#post-3').waitFor();
  await head.page.goto(path);
  await head.page.getByText('Вы остановились здесь').waitFor();
  await head.page.locator('#post-3').waitFor();
  expect(await head.page.locator('#post-3 .badge', { hasText: 'новое' }).count()).toBe(1);
  expect(await head.page.locator('#post-2 .badge', { hasText: 'новое' }).count()).toBe(0);
  for (const { troubles, context } of [head, teacher]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});

it('two windows of one browser share one line', async () => {
  const path = await address('head');
  const { page, context, troubles } = await city.visitor('mentor');
  const opened: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/api/live')) opened.push(request.url());
  });
  const line = live(page);
  await page.goto('/me');
  await line;
  const other = await context.newPage();
  await other.goto(path);
  await expect.poll(() => opened.at(-1)).toContain(`threads=${path.split('/').at(-1)}`);
  const writer = await city.visitor('teacher');
  await writer.page.goto(path);
  await writer.page.locator('#reply textarea').first().fill('Это увидит и второе окно.');
  await writer.page.getByRole('button', { name: /^Ответить/ }).click();
  await other.locator('#post-2').waitFor();
  expect(troubles).toEqual([]);
  await context.close();
  await writer.context.close();
});

it('without scripts: marked as read by a button, followed by a form, led to a number and a day', async () => {
  const { page, context } = await city.visitor('teacher', { javaScriptEnabled: false });
  await page.goto('/threads?list=unread');
  const rows = await page.locator('main .rows > li').count();
  expect(rows).toBeGreaterThan(0);
  await page.locator('main .rows > li .title > a').first().click();
  await page.getByRole('button', { name: 'Отметить прочитанным' }).click();
  await page.getByText('Обсуждение отмечено прочитанным').waitFor();
  await page.locator('summary', { hasText: 'Уведомления' }).click();
  await page.locator('.follow select').selectOption('muted');
  await page.locator('.follow button').click();
  await page.getByRole('status').getByText('Не беспокоить').waitFor();
  const thread = new URL(page.url()).pathname;
  await page.goto(`${thread}/jump?number=1`);
  await page.waitForURL(/#post-1$/);
  await page.goto(`${thread}/jump?date=2030-01-01`);
  await page.waitForURL(/#post-\d+$/);
  await page.goto('/threads?list=unread');
  expect(await page.locator('main .rows > li').count()).toBe(rows - 1);
  await context.close();
});
