import { expect, it } from 'vitest';
import { journey } from '../support/journey.ts';

const city = journey();

it('a stranger joins an open association, asks, is answered, corrects the post; everyone reads it', async () => {
  const outsider = await city.visitor('outsider');
  await outsider.page.goto('/associations/mathematics');
  await outsider.page.getByRole('button', { name: 'Вступить' }).click();
  await outsider.page
    .getByRole('link', { name: /Начать обсуждение|Новое обсуждение|Спросить/ })
    .first()
    .click();
  await outsider.page.waitForURL(/threads\/new/);
  await outsider.page.locator('[name="title"]').fill('Графики на биологии: как договориться с математиками?');
  await outsider.page
    .locator('main textarea[name="body"]')
    .fill('Восьмой класс **не читает** графики. С чего начать?\n\n<script>alert(1)</script>');
  await outsider.page.getByRole('button', { name: 'Начать обсуждение' }).click();
  await outsider.page.waitForURL(/\/threads\/\w{16}/);
  const address = new URL(outsider.page.url()).pathname;
  expect(await outsider.page.locator('main strong', { hasText: 'не читает' }).count()).toBe(1);

  const teacher = await city.visitor('teacher');
  await teacher.page.goto(address);
  await teacher.page
    .locator('main textarea[name="body"]')
    .fill('С осей: пусть сначала назовут, что отложено по каждой.');
  await teacher.page.getByRole('button', { name: /^Ответить/ }).click();
  await teacher.page.locator('#post-2').getByText('С осей').waitFor();

  await outsider.page.goto(`${address}?edit=1`);
  await outsider.page
    .locator('main form textarea[name="body"]')
    .first()
    .fill('Восьмой и девятый классы **не читают** графики. С чего начать?');
  await outsider.page.getByRole('button', { name: 'Сохранить' }).first().click();
  await outsider.page.locator('#post-1').getByText('Восьмой и девятый').waitFor();

  const guest = await city.visitor();
  await guest.page.goto(address);
  await guest.page.locator('#post-1').getByText('Восьмой и девятый').waitFor();
  await guest.page.locator('#post-2').getByText('С осей').waitFor();
  for (const { troubles, context } of [outsider, teacher, guest]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});

it('a thread of a closed circle is not there for others, and a guest is led to sign in and back', async () => {
  const school = await city.visitor('school');
  await school.page.goto('/associations/deputies');
  const address = await school.page.locator('main a[href^="/threads/0"]').first().getAttribute('href');
  const guest = await city.visitor();
  expect((await guest.page.goto(address as string))?.status()).toBe(404);
  const back = await guest.page.locator('main').getByRole('link', { name: /Войти/ }).getAttribute('href');
  expect(back).toContain(encodeURIComponent(address as string));
  const outsider = await city.visitor('outsider');
  expect((await outsider.page.goto(address as string))?.status()).toBe(404);
  await Promise.all([school, guest, outsider].map(({ context }) => context.close()));
});

it('without scripts a member replies, and what was typed survives a refusal', async () => {
  const { page, context } = await city.visitor('teacher', { javaScriptEnabled: false });
  await page.goto('/associations/mathematics');
  await page.locator('main a[href^="/threads/0"]').first().click();
  const before = page.url();
  await page.locator('main textarea[name="body"]').fill('Проверено без скриптов: ответ доходит.');
  await page.getByRole('button', { name: /^Ответить/ }).click();
  await page.getByText('Проверено без скриптов').first().waitFor();
  await page.goto('/threads/new?association=mathematics');
  // The teacher of the demo has begun a discussion here: her draft's title goes first.
  await page.locator('main [name="title"]').fill('');
  await page.locator('main textarea[name="body"]').fill('Текст без заголовка не должен пропасть.');
  await page.locator('main form:has(textarea)').evaluate((form) => form.setAttribute('novalidate', ''));
  await page.getByRole('button', { name: 'Начать обсуждение' }).click();
  await page.locator('main [role=alert]').first().waitFor();
  await page.waitForLoadState();
  expect(await page.locator('main textarea[name="body"]').inputValue()).toBe('Текст без заголовка не должен пропасть.');
  expect(before).toContain('/threads/');
  await context.close();
});
