import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { journey } from '../support/journey.ts';
import { knownPages } from '../support/pages.ts';

const city = journey();
const telephone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a co-author is asked by an address and agrees, on a telephone without scripts', async () => {
  const mentor = await city.visitor('mentor', telephone);
  await mentor.page.goto('/practices/new');
  await mentor.page.fill('[name=title]', 'Перемена с задачей');
  await mentor.page
    .getByRole('button', { name: /Сохранить/ })
    .first()
    .click();
  await mentor.page.waitForURL(/\/practices\/[0-9a-z]{16}\/edit/);
  const practice = new URL(mentor.page.url()).pathname.replace('/edit', '');
  await mentor.page.goto(`${practice}/authors`);
  for (const email of [
    'outsider@demo.test',
    'an-address-as-long-as-a-line-of-a-telephone-can-be@nobody-is-here.demo.test',
  ]) {
    await mentor.page.getByLabel('Почта соавтора').fill(email);
    await mentor.page.getByRole('button', { name: 'Позвать по почте' }).click();
    await mentor.page.getByText('Если у этого адреса есть учётная запись').waitFor();
    await mentor.page.locator('#awaited', { hasText: email }).waitFor();
  }
  expect(await tooWide(mentor.page)).toBe(0);
  await mentor.page.getByRole('button', { name: /Отозвать.*nobody-is-here/ }).click();
  await mentor.page.getByText('Приглашение отозвано').waitFor();

  const outsider = await city.visitor('outsider', telephone);
  await outsider.page.goto('/notifications');
  await outsider.page.getByRole('link', { name: /Вас просят быть соавтором практики «Перемена с задачей»/ }).click();
  await outsider.page.getByRole('heading', { name: 'Назвать вас соавтором?' }).waitFor();
  expect(await tooWide(outsider.page)).toBe(0);
  await outsider.page.getByRole('button', { name: 'Согласиться' }).click();
  await outsider.page.getByText('Вы соавтор').first().waitFor();

  await mentor.page.goto(`${practice}/authors`);
  expect(await mentor.page.locator('#awaited').count()).toBe(0);
  await mentor.page.locator('main .rows', { hasText: 'соавтор' }).waitFor();
});

test('the centre sees in which minutes a name stands and takes it out, without scripts', async () => {
  const methodist = await city.visitor('methodist', telephone);
  await methodist.page.goto('/meetings/names');
  await methodist.page.getByText('Смотреть нечего').waitFor();
  await methodist.page.goto(knownPages(city.dataDir).find(({ name }) => name === 'meeting-closed')?.path as string);
  await methodist.page.getByRole('link', { name: 'Убрать имя после отзыва согласия' }).click();
  await methodist.page.getByRole('heading', { name: 'Убрать имя из протокола' }).waitFor();
  expect(await tooWide(methodist.page)).toBe(0);
  await methodist.page.getByLabel('Имя, как оно стоит в протоколе').fill('Никто Такой');
  await methodist.page.getByLabel('Причина').fill('Отзыв согласия');
  await methodist.page.getByRole('button', { name: 'Убрать имя' }).click();
  await methodist.page.getByText('Таких слов в протоколе нет').first().waitFor();
});
