import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { signIn } from '../support/browser.ts';
import { journey } from '../support/journey.ts';
import { materialWithForm } from '../support/roles.ts';

const city = journey();

it('a teacher finds a material by another form of the word, reads it and takes its form to Word', async () => {
  const { page, troubles, context } = await city.visitor();
  await page.goto('/');
  await page.getByRole('searchbox').fill('билетами на выходе');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=/);
  const result = page.locator('main').getByRole('link', { name: /Билет на выход/ });
  await result.first().waitFor();
  expect(await page.getByRole('searchbox').count()).toBe(1);
  await result.first().click();
  await page.waitForURL(`**/bank/${materialWithForm}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[href*="/forms/"]').first().click(),
  ]);
  const document = unzipSync(readFileSync(await download.path()));
  expect(strFromU8(document['word/document.xml'] as Uint8Array)).toMatch(/<w:t[^>]*>[^<]*[а-яё]/i);
  expect(troubles).toEqual([]);
  await context.close();
});

it('the word «дети» finds what is said of a child, and the wrong keyboard does no harm', async () => {
  const { page, troubles, context } = await city.visitor();
  await page.goto('/search?q=дети');
  await page
    .locator('.search-result mark', { hasText: /реб[её]н/i })
    .first()
    .waitFor();
  await page.goto('/search?q=ehjr');
  await page.locator('.search-result').first().waitFor();
  expect(troubles).toEqual([]);
  await context.close();
});

it('facets narrow the bank without scripts, and the address keeps them', async () => {
  const { page, context } = await city.visitor(null, { javaScriptEnabled: false });
  await page.goto('/bank');
  const all = await page.locator('main article').count();
  await page.goto('/bank?subject=mathematics&level=ooo');
  const some = await page.locator('main article').count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  expect(await page.locator('main input[name="subject"][value="mathematics"]').isChecked()).toBe(true);
  await context.close();
});

it('a signed-in teacher bookmarks a material, says how it went and finds both again', async () => {
  const { page, troubles, context } = await city.visitor();
  await page.goto('/bank/pyat-minut-pripominaniya');
  await signIn(page, 'teacher');
  await page.goto('/bank/pyat-minut-pripominaniya');
  await page.getByRole('button', { name: 'В закладки' }).click();
  await page.getByText('Отложено в закладки').waitFor();
  await page.goto('/me/bookmarks');
  await page
    .locator('main')
    .getByRole('link', { name: /Пять минут/ })
    .first()
    .waitFor();
  expect(troubles).toEqual([]);
  await context.close();
});
