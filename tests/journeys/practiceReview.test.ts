import { expect, test } from 'vitest';
import { journey } from '../support/journey.ts';

const city = journey();

/** The bundle's own list of its files: another text, another bundle. */
const indexedPractices = async () => (await fetch(`${city.url}/search/practices/entry.json`)).text();

const parts = ['context', 'problem', 'actions', 'result', 'transfer', 'resources'];

test('a practice is written, returned, mended, published, found and taken over', async () => {
  const mentor = await city.visitor('mentor');
  await mentor.page.goto('/practices/new');
  await mentor.page.fill('[name=title]', 'Кинетический песок и таблица умножения');
  await mentor.page.locator('[data-status]', { hasText: /Сохранено в \d\d:\d\d/ }).waitFor();
  await mentor.page.waitForURL(/\/practices\/[0-9a-z]{16}\/edit$/);
  await mentor.page.fill('[name=summary]', 'Пальцы запоминают то, что не запоминает глаз.');
  for (const part of parts)
    await mentor.page.fill(`[name=${part}]`, `Рассказ про ${part}: дети рисуют произведения на песке.`);
  await mentor.page.fill('[name="effects.0.measure"]', 'Доля учеников без ошибок');
  await mentor.page.fill('[name="effects.0.before"]', '38,5');
  await mentor.page.fill('[name="effects.0.after"]', '61');
  expect(await mentor.page.locator('[data-effect]').count()).toBe(2);
  await mentor.page.getByRole('button', { name: 'Отправить на рассмотрение' }).click();
  await mentor.page.waitForURL(/\/review$/);
  const address = new URL(mentor.page.url()).pathname;

  const methodist = await city.visitor('methodist');
  await methodist.page.goto('/review');
  await methodist.page.getByRole('link', { name: 'Кинетический песок и таблица умножения' }).click();
  await methodist.page.locator('#remarks-result summary').click();
  await methodist.page.fill('#body-result', 'Сколько детей писали работу?');
  await methodist.page.locator('#remarks-result').getByRole('button', { name: 'Отправить' }).click();
  await methodist.page.getByText('Замечание отправлено').waitFor();
  await methodist.page.getByLabel('Вернуть на доработку').check();
  await methodist.page.getByLabel('Что сказать автору').fill('Добавьте, сколько детей писали работу.');
  await methodist.page.getByRole('button', { name: 'Принять решение' }).click();
  await methodist.page.getByText('вернулась автору').waitFor();

  await mentor.page.goto(address);
  await mentor.page.getByText('Добавьте, сколько детей писали работу.').waitFor();
  await mentor.page.getByRole('button', { name: 'Отметить решённым' }).click();
  await mentor.page.getByText('Решено', { exact: true }).waitFor();
  await mentor.page.getByRole('link', { name: 'Править' }).click();
  await mentor.page.fill('[name=result]', 'Рассказ про result: дети рисуют произведения на песке. Писали 27 человек.');
  await mentor.page.getByRole('button', { name: 'Отправить на рассмотрение' }).click();
  await mentor.page.waitForURL(/\/review$/);

  await methodist.page.goto(`${address.replace('/review', '/revisions')}`);
  await methodist.page.locator('ins', { hasText: 'Писали 27 человек' }).waitFor();
  await methodist.page.goto(address);
  await methodist.page.getByLabel('Опубликовать').check();
  const indexedBefore = await indexedPractices();
  await methodist.page.getByRole('button', { name: 'Принять решение' }).click();
  await methodist.page.waitForURL(/\/practices\/kineticheskiy/);
  await expect.poll(indexedPractices, { interval: 100, timeout: 60_000 }).not.toBe(indexedBefore);

  const guest = await city.visitor();
  await guest.page.goto('/search?q=кинетическим песком');
  await guest.page.locator('main a', { hasText: 'Кинетический песок' }).first().click();
  await guest.page.getByText('38,5').waitFor();

  const teacher = await city.visitor('teacher');
  await teacher.page.goto(new URL(guest.page.url()).pathname);
  await teacher.page.getByRole('button', { name: 'Внедряем у себя' }).click();
  await teacher.page.locator('#adoptions summary', { hasText: 'Рассказать' }).click();
  await teacher.page.getByLabel('Что получилось').fill('Дети просят песок каждый день.');
  await teacher.page.getByRole('button', { name: 'Опубликовать рассказ' }).click();
  await teacher.page.getByText('Ваш рассказ стоит на странице практики').waitFor();
  await guest.page.reload();
  await guest.page.getByText('Дети просят песок каждый день.').waitFor();
  expect([mentor, methodist, guest, teacher].flatMap(({ troubles }) => troubles)).toEqual([]);
});

test('two windows: the second save shows both texts and loses neither', async () => {
  const { page, context } = await city.visitor('mentor');
  await page.goto('/practices/new');
  await page.fill('[name=title]', 'Два окна');
  await page.fill('[name=context]', 'Общее начало.');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.waitForURL(/\/edit$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.fill('[name=context]', 'Общее начало. Первое окно.');
  await other.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await other.locator('[data-said]').waitFor();
  await page.fill('[name=context]', 'Общее начало. Второе окно.');
  await page.getByText('Практику изменили в другом окне').waitFor();
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.locator('del', { hasText: 'Первое' }).waitFor();
  expect(await page.inputValue('[name=context]')).toBe('Общее начало. Второе окно.');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.locator('[data-said]').waitFor();
  expect(await page.inputValue('[name=context]')).toBe('Общее начало. Второе окно.');
});

test('what was typed without a connection is there after the browser comes back', async () => {
  const { page, context } = await city.visitor('mentor');
  await page.goto('/practices/new');
  await page.fill('[name=title]', 'Без связи');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.waitForURL(/\/edit$/);
  await context.setOffline(true);
  await page.fill('[name=problem]', 'Написано в поезде.');
  await page.getByText('Нет связи').waitFor();
  const again = await context.newPage();
  await context.setOffline(false);
  await page
    .getByText(/Сохранено в/)
    .first()
    .waitFor();
  await again.goto(page.url());
  expect(await again.inputValue('[name=problem]')).toBe('Написано в поезде.');
});

test('without scripts the form saves, previews, takes a file and hands in', async () => {
  const { page } = await city.visitor('mentor', { javaScriptEnabled: false });
  await page.goto('/practices/new');
  await page.fill('[name=title]', 'Без скриптов');
  await page.fill('[name=context]', 'Здесь **важно**.');
  await page.getByRole('button', { name: 'Прочитать целиком' }).click();
  await page.locator('main strong', { hasText: 'важно' }).waitFor();
  await page.getByRole('link', { name: 'Файлы' }).click();
  await page.setInputFiles('[name=file]', {
    name: 'лист.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('текст'),
  });
  await page.getByRole('button', { name: 'Приложить' }).click();
  await page.locator('[role=alert]', { hasText: 'не соответствует содержимому' }).waitFor();
  await page.setInputFiles('[name=file]', { name: 'лист.txt', mimeType: 'text/plain', buffer: Buffer.from('текст') });
  await page.getByRole('button', { name: 'Приложить' }).click();
  await page.locator('main').getByText('лист.txt').first().waitFor();
  await page.getByRole('link', { name: 'Вернуться к тексту' }).click();
  await page.getByRole('button', { name: 'Отправить на рассмотрение' }).click();
  await expect.poll(() => page.locator('[role=alert] a').count()).toBe(6);
  expect(await page.inputValue('[name=context]')).toBe('Здесь **важно**.');
});
