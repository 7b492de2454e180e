import { expect, it } from 'vitest';
import { journey } from '../support/journey.ts';

const city = journey();

it('a teacher complains, the head decides, the author learns why and can still read the post', async () => {
  const author = await city.visitor('mentor');
  await author.page.goto('/associations/mathematics');
  await author.page
    .locator('main')
    .getByRole('link', { name: /Дроби в 6 классе/ })
    .first()
    .click();
  await author.page.waitForURL(/\/threads\/\w{16}/);
  const address = new URL(author.page.url()).pathname;
  await author.page
    .locator('main textarea[name="body"]')
    .fill('Петров Коля из 6 «А» снова списал, мать на звонки не отвечает.');
  await author.page
    .getByRole('button', { name: /^Ответить$/ })
    .last()
    .click();
  const said = author.page.locator('.post', { hasText: 'снова списал' }).last();
  await said.waitFor();
  const anchor = await said.getAttribute('id');

  const teacher = await city.visitor('teacher', { javaScriptEnabled: false });
  await teacher.page.goto(`${address}/posts/${anchor?.replace('post-', '')}/flag`);
  await teacher.page.getByLabel('Личные данные', { exact: false }).check();
  await teacher.page.locator('[name="reason"]').fill('Назван ребёнок, и про его семью.');
  await teacher.page.getByRole('button', { name: 'Отправить жалобу' }).click();
  await teacher.page.getByText('Ведущий прочтёт ваши слова').first().waitFor();

  const head = await city.visitor('head');
  await head.page.goto('/me');
  await head.page.getByRole('link', { name: /Назван ребёнок, и про его семью/ }).click();
  await head.page.getByText('снова списал').waitFor();
  await head.page.getByRole('button', { name: 'Взять в работу' }).click();
  await head.page.getByText('у вас в работе', { exact: true }).waitFor();
  await head.page.getByRole('radio', { name: /^Скрыть/ }).check();
  await head.page.locator('[name="explanation"]').fill('Расскажите о случае без имени ученика');
  await head.page.getByRole('button', { name: 'Решить' }).click();
  await head.page.waitForURL(/\/moderation$/);

  await author.page.goto('/notifications');
  await author.page.getByText('Расскажите о случае без имени ученика').first().waitFor();
  await author.page.goto(`${address}/posts/${anchor?.replace('post-', '')}`);
  const trace = author.page.locator(`#${anchor}`);
  await trace.getByText('Сообщение скрыл ведущий: Расскажите о случае без имени ученика').waitFor();
  await trace.locator('summary', { hasText: 'Это ваше сообщение' }).click();
  await trace.getByText('снова списал').waitFor();

  const guest = await city.visitor();
  await guest.page.goto(`${address}/posts/${anchor?.replace('post-', '')}`);
  await guest.page.locator(`#${anchor}`).getByText('Сообщение скрыл ведущий').waitFor();
  expect(await guest.page.content()).not.toContain('снова списал');
  await Promise.all([author, teacher, head, guest].map(({ context }) => context.close()));
});
