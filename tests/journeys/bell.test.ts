import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { journey } from '../support/journey.ts';
import { startMailServer } from '../support/mailServer.ts';

let mail: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail?.stop());
const city = journey(() => ({ SMTP_URL: mail.url, MAIL_FROM: 'Опора <opora@centre.test>' }));

it('a mention rings in an open window, comes by mail, is read by opening it, and the mail ends with one click', async () => {
  const mentor = await city.visitor('mentor');
  const { id: thread } = (await (
    await mentor.page.request.get('/api/threads?association=mathematics&limit=1')
  )
    .json()
    .then(({ items }) => items[0])) as { id: string };

  const teacher = await city.visitor('teacher');
  // The live line opens once the page has come to rest.
  const line = teacher.page.waitForResponse(
    (response) => response.url().includes('/api/live') && response.status() === 200,
  );
  await teacher.page.goto('/me');
  const bell = teacher.page.locator('[data-bell]');
  const before = Number(await bell.getAttribute('data-bell'));
  await line;

  await mentor.page.goto(`/threads/${thread}`);
  await mentor.page.locator('main textarea[name="body"]').last().fill('@Анна Сергеевна Берёзкина, как прошёл срез?');
  await mentor.page.getByRole('button', { name: /^Ответить/ }).click();
  await mentor.page.locator('article.post', { hasText: 'как прошёл срез' }).waitFor();

  await expect.poll(() => bell.getAttribute('data-bell')).toBe(String(before + 1));
  expect(await bell.getAttribute('aria-label')).toContain(String(before + 1));

  await bell.click();
  await teacher.page.waitForURL('**/notifications');
  const row = teacher.page.locator('.rows > li').first();
  await row.getByText('Почему пришло: вас назвали в сообщении').waitFor();
  expect(await row.textContent()).toContain('Вас назвали');
  await row.getByRole('link').first().click();
  await teacher.page.waitForURL(/\/threads\//);
  await expect
    .poll(async () => (await (await teacher.page.request.get('/api/notifications/count')).json()).unread)
    .toBe(before);
  // A discussion's page is drawn once for many: nobody sees the bell of another.
  const outsider = await city.visitor('methodist');
  await outsider.page.goto(`/threads/${thread}`);
  // What pointed at this page falls silent behind it.
  await expect
    .poll(async () => {
      const { unread } = await (await outsider.page.request.get('/api/notifications/count')).json();
      return unread - Number(await outsider.page.locator('[data-bell]').getAttribute('data-bell'));
    })
    .toBe(0);

  const letter = await vi.waitFor(
    () => {
      const found = mail.received.find(({ to, text }) => to === 'teacher@demo.test' && text.includes('Вас назвали'));
      if (!found) throw new Error('no letter');
      return found;
    },
    { timeout: 30_000, interval: 100 },
  );
  expect(letter.text).not.toContain('как прошёл срез');
  const address = /\/unsubscribe\/\S+/.exec(letter.text)?.[0] as string;
  // The provider's own POST carries no Origin and no cookie, and is not sent elsewhere.
  const oneClick = await fetch(`${city.url}${address}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(oneClick.status).toBe(200);
  const guest = await city.visitor();
  await guest.page.goto(address);
  await guest.page.getByText('Такие письма вам уже не приходят').waitFor();
  await guest.page.getByRole('button', { name: /никаких писем/ }).click();
  await guest.page.getByText('Писем больше не будет').waitFor();
  for (const { troubles, context } of [teacher, mentor, outsider, guest]) {
    expect(troubles).toEqual([]);
    await context.close();
  }
});

it('without scripts notifications are read one by one and all at once, and choices are kept', async () => {
  const school = await city.visitor('school', { javaScriptEnabled: false });
  await school.page.goto('/notifications?show=unread');
  const count = async () => Number(await school.page.locator('[data-bell]').getAttribute('data-bell'));
  const before = await count();
  await school.page
    .getByRole('button', { name: /^Прочитано/ })
    .first()
    .click();
  await expect.poll(count).toBe(before - 1);
  await school.page.getByRole('button', { name: 'Прочитать все' }).click();
  await expect.poll(count).toBe(0);
  await school.page.goto('/me/notifications');
  await school.page.locator('#kind-post').getByLabel('Никак').check();
  await school.page.locator('[name="quietFrom"]').selectOption('21');
  await school.page.getByRole('button', { name: 'Сохранить' }).click();
  await school.page.getByText('У тихих часов нужны и начало, и конец').first().waitFor();
  expect(await school.page.locator('#kind-post').getByLabel('Никак').isChecked()).toBe(true);
  await school.page.locator('[name="quietUntil"]').selectOption('8');
  await school.page.getByRole('button', { name: 'Сохранить' }).click();
  await school.page.getByText('Настройки уведомлений сохранены').waitFor();
  expect(await school.page.locator('#kind-post').getByLabel('Никак').isChecked()).toBe(true);
  await school.context.close();
});
