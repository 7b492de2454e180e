import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { journey } from '../support/journey.ts';

const city = journey();
const copies = () => readdirSync(join(city.dataDir, 'backups')).filter((name) => name.startsWith('opora-')).length;

test('the administrator has a copy made, without scripts, and reads when it was made and where it lies', async () => {
  const { page } = await city.visitor('admin', { javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  await page.goto(`${city.url}/admin`);
  const part = page.locator('#backup');
  await expect.poll(() => part.textContent()).toContain('Копий пока нет');
  await part.getByRole('button', { name: 'Сделать копию сейчас' }).click();
  await expect.poll(() => page.textContent('body')).toContain('Копия делается.');
  await expect
    .poll(
      async () => {
        await page.goto(`${city.url}/admin`);
        return part.textContent();
      },
      { timeout: 120_000, interval: 500 },
    )
    .toContain('Последняя');
  expect(await part.textContent()).toMatch(/opora-\d{8}T\d{6}Z\.tar/);
  expect(copies()).toBe(1);
  // The path of a folder may be long: it does not push the page wide.
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});

test('with scripts the page says by itself when it is ready', async () => {
  const { page } = await city.visitor('admin');
  await page.goto(`${city.url}/admin`);
  const shown = async () => /opora-\d{8}T\d{6}Z\.tar/.exec((await page.locator('#backup').textContent()) ?? '')?.[0];
  const before = await shown();
  await page.getByRole('button', { name: 'Сделать копию сейчас' }).click();
  await expect.poll(() => page.textContent('body')).toContain('Копия делается.');
  // Nobody opens the page again.
  await expect.poll(async () => [undefined, before].includes(await shown()), { timeout: 120_000 }).toBe(false);
});
