import type { Nodes } from 'mdast';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { bankFiles, bodyOf } from '../../api/knowledge/bankFiles/files.ts';
import { renderBody } from '../../api/knowledge/materials/body.ts';
import { treeOfBody } from '../../api/knowledge/materials/mdx.ts';
import { madeBodies } from '../support/bodies.ts';
import { heldBack, type Watched } from '../support/browser.ts';
import { journey } from '../support/journey.ts';

const city = journey();
let methodist: Watched;
beforeAll(async () => {
  methodist = await city.visitor('methodist');
});

interface RichText extends HTMLElement {
  markdown: string;
}
const throughEditor = (page: Page, text: string) =>
  page.evaluate((given) => {
    const editor = document.querySelector('rich-text') as RichText;
    editor.markdown = given;
    return editor.markdown;
  }, text);

/** Whether blank lines stand between the items of a list is no word of it. */
const shape = (body: string) =>
  renderBody(body)
    .html.replace(/(<li[^>]*>)\s*<p>/g, '$1')
    .replace(/<\/p>\s*(?=<\/li>|<(ul|ol|blockquote|pre|p|div)\b)/g, '')
    .replace(/<\/p>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=<)|(?<=>) /g, '');

/** The tree without places, and without what says only how it was written; pieces of text side by side are one. */
function treeIn(node: Nodes): unknown {
  const { position: _place, data: _data, ...rest } = node;
  if ('spread' in rest) delete rest.spread;
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
  if (!('children' in node)) return rest;
  const children: unknown[] = [];
  for (const child of (node.children as Nodes[]).map(treeIn)) {
    const last = children.at(-1);
    if (typeof child === 'string' && typeof last === 'string') children.splice(-1, 1, last + child);
    else children.push(child);
  }
  return { ...rest, children };
}
const tree = (body: string) => JSON.stringify(treeIn(treeOfBody(body)));

test('fifty texts go through the editor and lose nothing', async () => {
  const { page, troubles } = methodist;
  await page.goto('/materials/new');
  await page.locator('rich-text[data-ready]').waitFor();
  const files = bankFiles().filter(({ collection }) => collection === 'material');
  const bodies = [...files.map((file) => [file.slug, bodyOf(file).body.trim()] as const), ...madeBodies];
  expect(bodies.length).toBeGreaterThanOrEqual(50);
  const lost: Record<string, unknown> = {};
  for (const [name, body] of bodies) {
    const once = await throughEditor(page, body);
    const [before, after] = [shape(body), shape(once)];
    if (before !== after) {
      const at = [...before].findIndex((sign, index) => sign !== after[index]);
      lost[name] = {
        before: before.slice(Math.max(0, at - 60), at + 120),
        after: after.slice(Math.max(0, at - 60), at + 120),
      };
    } else if (tree(body) !== tree(once)) lost[name] = { before: tree(body), after: tree(once) };
    else if (shape(await throughEditor(page, once)) !== after) lost[name] = 'a second pass changes it';
  }
  expect(lost).toEqual({});
  expect(troubles).toEqual([]);
});

test('who writes before the editor has come goes on writing in it, and no letter is lost', async () => {
  // Of a browser of its own: what is typed here stays in it.
  const { page, context, troubles } = await city.visitor('methodist');
  const release = await heldBack(page, /\/assets\/richText/);
  await page.goto('/materials/new', { waitUntil: 'domcontentloaded' });
  await page.locator('#body').click();
  await page.keyboard.type('Пишу сразу');
  release();
  await page.locator('rich-text[data-ready]').waitFor();
  await page.keyboard.type(', не глядя');
  await expect.poll(() => page.locator('.tiptap').textContent()).toBe('Пишу сразу, не глядя');
  expect(troubles).toEqual([]);
  await context.close();
});

const indexed = async () => (await fetch(`${city.url}/search/practices/entry.json`)).text();

test('a material is written as it will look, saved by itself, published by a second person and found', async () => {
  const { page, troubles } = methodist;
  await page.goto('/materials/new');
  await page.locator('rich-text[data-ready]').waitFor();
  await page.fill('[name=title]', 'Песочные часы на уроке');
  const text = page.locator('.tiptap');
  await text.click();
  await page.getByRole('button', { name: 'Заголовок', exact: true }).click();
  await page.keyboard.type('Зачем это');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ученики видят время и успевают.');
  // It saves itself; the last save has the table in it.
  const whole = page.waitForResponse(
    (response) =>
      response.url().includes('/api/material-drafts') &&
      response.ok() &&
      (response.request().postData() ?? '').includes('Старт'),
  );
  // A table as Word puts it into the clipboard.
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<table><tr><th>Шаг</th><th>Минут</th></tr><tr><td><p>Старт</p></td><td>3</td></tr></table>',
    );
    document
      .querySelector('.tiptap')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await whole;
  await page.locator('[data-status]', { hasText: /Сохранено в \d\d:\d\d/ }).waitFor();
  await page.waitForURL(/\/materials\/[0-9a-z]{16}\/edit$/);
  await page.reload();
  await page.locator('.tiptap td', { hasText: 'Старт' }).waitFor();
  expect(await page.locator('.tiptap h2').textContent()).toBe('Зачем это');

  const id = page.url().split('/').at(-2) as string;
  const card = {
    summary: 'Простые песочные часы помогают классу начинать работу вовремя и без окриков учителя.',
    kind: 'tool',
    subjects: ['any'],
    levels: ['ooo'],
    audience: ['teacher'],
    dimensions: ['teaching'],
    problems: ['low_results'],
    minutes: 5,
    owner: 'Отдел поддержки школ',
  };
  await page.evaluate(
    async ([address, fields]) => {
      const { version } = await (await fetch(address as string)).json();
      const body = JSON.stringify({ ...(fields as object), version });
      await fetch(address as string, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body });
    },
    [`/api/material-drafts/${id}`, card] as const,
  );
  await page.goto(`/materials/${id}`);
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
  await page.getByText('Второй методист прочитает').waitFor();

  const second = await city.visitor('methodist2');
  await second.page.goto(`/materials/${id}`);
  await second.page.getByLabel('Опубликовать', { exact: false }).first().check();
  const before = await indexed();
  await second.page.getByRole('button', { name: 'Принять решение' }).click();
  await second.page.waitForURL(/\/bank\/pesochnye-chasy/);
  await second.page.getByRole('cell', { name: 'Старт' }).waitFor();
  await expect.poll(indexed, { interval: 100, timeout: 60_000 }).not.toBe(before);
  const guest = await city.visitor();
  await guest.page.goto('/search?q=песочных часов');
  await guest.page.locator('main a[href^="/bank/pesochnye-chasy"]').first().waitFor();
  expect(await (await fetch(`${city.url}/rss.xml`)).text()).toContain('Песочные часы');
  expect([...troubles, ...second.troubles, ...guest.troubles]).toEqual([]);
});
