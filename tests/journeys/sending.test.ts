import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { heldBack, leading } from '../support/browser.ts';
import { journey } from '../support/journey.ts';

const city = journey();

const field = (page: Page) => page.locator('#reply textarea[name="body"]');
const answer = (page: Page) => page.locator('#reply').getByRole('button', { name: /^(Ответить|Отправить)/ });

/** A discussion of this test alone, begun by the head of its association. */
async function newThread(title = 'Проба отправки'): Promise<{ url: string; id: string }> {
  const { context } = await city.visitor('head');
  const response = await context.request.post('/api/threads', {
    headers: { Origin: city.url },
    data: { association: 'mathematics', title, body: 'Начнём.' },
  });
  expect(response.status()).toBe(201);
  const made = await response.json();
  await context.close();
  return made;
}
const wordsOf = async (id: string) => {
  const response = await fetch(`${city.url}/api/threads/${id}`);
  const { posts } = (await response.json()) as { posts: { items: { html: string }[] } };
  return posts.items.slice(1).map(({ html }) => html.replace(/<[^>]+>/g, '').trim());
};

describe('an answer on a slow line', () => {
  it('is written before the scripts have come: nothing moves, nothing is lost, and it is kept as a draft', async () => {
    const { url } = await newThread();
    const { page, context, troubles } = await city.visitor('teacher');
    const release = await heldBack(page, /\.js$/);
    await page.goto(url, { waitUntil: 'commit' });
    await field(page).click();
    await page.keyboard.type('Пишу, пока страница ещё');
    const place = await answer(page).boundingBox();
    release();
    await page.waitForFunction(() => customElements.get('text-expander') && document.readyState === 'complete');
    expect(await answer(page).boundingBox()).toEqual(place);
    // The hand is still on the keyboard.
    await page.keyboard.type(' грузится');
    expect(await field(page).inputValue()).toBe('Пишу, пока страница ещё грузится');
    await page.getByText(/Сохранено в \d\d:\d\d/).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('typed before the scripts and left alone is kept too', async () => {
    const { url } = await newThread();
    const { page, context } = await city.visitor('teacher');
    const release = await heldBack(page, /\.js$/);
    await page.goto(url, { waitUntil: 'commit' });
    await field(page).fill('Больше ни буквы');
    release();
    await page.getByText(/Сохранено в \d\d:\d\d/).waitFor();
    await page.reload();
    expect(await field(page).inputValue()).toBe('Больше ни буквы');
    await context.close();
  });

  it('is sent although the server is slow to say what others wrote meanwhile', async () => {
    const { url, id } = await newThread();
    const { page, context } = await city.visitor('teacher');
    await page.goto(url);
    // Never answered at all: the patience of the page ends first.
    await page.route(/\/api\/threads\/\w+\?limit=/, () => {});
    await field(page).fill('Дойдёт и так');
    await answer(page).click();
    await page.getByText('Отправляем…').waitFor();
    await page.locator('#post-2').getByText('Дойдёт и так').waitFor();
    expect(await wordsOf(id)).toEqual(['Дойдёт и так']);
    await context.close();
  });

  it('comes back when it was lost on the way, and is one message however often it is sent', async () => {
    const { url, id } = await newThread();
    const { page, context } = await city.visitor('teacher');
    await page.goto(url);
    await field(page).fill('Дойдёт один раз');
    // It reaches the server; the answer does not reach the browser.
    let lost: () => void = () => {};
    const lostOnTheWay = new Promise<void>((resolve) => {
      lost = resolve;
    });
    await page.route(`**${url}`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const request = route.request();
      const headers = await request.allHeaders();
      await fetch(request.url(), {
        method: 'POST',
        headers,
        body: request.postDataBuffer() as BodyInit | null,
        redirect: 'manual',
      });
      await route.abort('connectionreset');
      lost();
    });
    await answer(page).click();
    await lostOnTheWay;
    expect(await wordsOf(id)).toEqual(['Дойдёт один раз']);
    await page.unroute(`**${url}`);
    await page.goto(url);
    expect(await field(page).inputValue()).toBe('Дойдёт один раз');
    await answer(page).click();
    await page.getByText('Ответ опубликован').waitFor();
    expect(await wordsOf(id)).toEqual(['Дойдёт один раз']);
    expect(await field(page).inputValue()).toBe('');
    await context.close();
  });
});

describe('one message', () => {
  it('is made by a double click, with scripts', async () => {
    const { url, id } = await newThread();
    const { page, context } = await city.visitor('teacher');
    await page.goto(url);
    await field(page).fill('Нажали дважды');
    await leading(page, () => answer(page).dblclick());
    await page.locator('#post-2').waitFor();
    expect(await wordsOf(id)).toEqual(['Нажали дважды']);
    await context.close();
  });

  it('is made by a form that is sent twice without scripts; other words in it are another message', async () => {
    const { url, id } = await newThread();
    const { context } = await city.visitor('teacher', { javaScriptEnabled: false });
    const page = await (await context.request.get(url)).text();
    const key = /name="key" value="([^"]+)"/.exec(page)?.[1] as string;
    const send = (body: string) =>
      context.request.post(url, {
        headers: { Origin: city.url },
        multipart: { intent: 'reply', key, seen: '1', draftVersion: '0', body },
        maxRedirects: 0,
      });
    const statuses = await Promise.all([send('Один раз'), send('Один раз'), send('Один раз')]);
    expect(statuses.map((response) => response.status())).toEqual([303, 303, 303]);
    expect((await send('Вернулся и написал иначе')).status()).toBe(303);
    expect(await wordsOf(id)).toEqual(['Один раз', 'Вернулся и написал иначе']);
    await context.close();
  });

  it('is not offered again by «Back»; what is written then is the next one', async () => {
    const { url, id } = await newThread();
    const { page, context } = await city.visitor('teacher');
    await page.goto('/threads');
    await page.goto(url);
    await field(page).fill('Первое');
    await leading(page, () => answer(page).click());
    await page.locator('#post-2').waitFor();
    await page.goto('/threads');
    await page.goBack();
    await field(page).fill('Второе');
    // To the page as it was when the first was sent: it is the same document.
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain('#');
    await expect.poll(() => field(page).inputValue()).toBe('Второе');
    await answer(page).click();
    await page.locator('#post-3').getByText('Второе').waitFor();
    expect(await wordsOf(id)).toEqual(['Первое', 'Второе']);
    await context.close();
  });
});

it('two windows that edit one message show both texts, and the second save is based on the first', async () => {
  const { url } = await newThread();
  const one = await city.visitor('teacher');
  await one.page.goto(url);
  await field(one.page).fill('Было так');
  await answer(one.page).click();
  await one.page.locator('#post-2').waitFor();
  const two = await one.context.newPage();
  const editing = (page: Page) => page.locator('#post-2 textarea[name="body"]');
  const save = (page: Page) => page.locator('#post-2').getByRole('button', { name: 'Сохранить' });
  await one.page.goto(`${url}?edit=2`);
  await two.goto(`${url}?edit=2`);
  await editing(one.page).fill('Стало иначе');
  await save(one.page).click();
  await one.page.locator('#post-2').getByText('Стало иначе').waitFor();
  await editing(two).fill('А здесь по-своему');
  await save(two).click();
  await two.locator('#post-2 blockquote', { hasText: 'Стало иначе' }).waitFor();
  expect(await editing(two).inputValue()).toBe('А здесь по-своему');
  await save(two).click();
  await two.locator('#post-2 .prose', { hasText: 'А здесь по-своему' }).waitFor();
  await one.context.close();
});

it('words without an end break their line on every page that shows them', async () => {
  const long = 'Достопримечательность'.repeat(9);
  const { url, id } = await newThread(long);
  const { page, context } = await city.visitor('teacher', { viewport: { width: 360, height: 800 } });
  const headers = { Origin: city.url };
  const body = `> ${long.repeat(4)}\n\n${long.repeat(9)} https://opora.test/${'a'.repeat(300)}\n\n\`${long.repeat(4)}\`\n\n| ${long} | ${long} |\n| - | - |\n| ${long} | 2 |`;
  const said = await context.request.post(`/api/threads/${id}/posts`, { headers, data: { body } });
  expect(said.status()).toBe(201);
  await context.request.put(`/api/drafts/thread:${id}`, { headers, data: { title: '', body: long, version: 0 } });
  const wide: string[] = [];
  for (const path of [
    url,
    `${url}?edit=2`,
    `${url}/print`,
    `${url}/posts/2/history`,
    '/threads',
    '/associations/mathematics',
    '/me',
    '/me/drafts',
    `/threads/search?q=${encodeURIComponent(long.slice(0, 60))}`,
  ]) {
    await page.goto(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) wide.push(`${path}: ${over}`);
  }
  expect(wide).toEqual([]);
  await context.close();
});
