import { expect, test } from 'vitest';
import { journey } from '../support/journey.ts';

const city = journey();
const password = 'demo-Opora-2026';

test('a person withdraws the consent to publication and closes the account on their own page, without scripts', async () => {
  const { page } = await city.visitor('t20', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto('/me/profile');
  await page.locator('summary', { hasText: 'Отозвать согласие' }).click();
  await page.getByRole('button', { name: 'Отозвать', exact: true }).click();
  await page.getByText('Не дано: гости видят «Участник»').waitFor();
  await page.locator('#closing summary', { hasText: 'Закрыть учётную запись' }).click();
  await page.locator('#closing-password').fill(password);
  await page.getByRole('button', { name: 'Стереть данные и закрыть' }).click();
  await page.getByText('Учётная запись закрыта, ваши данные стёрты').waitFor();
  const answer = await page.request.post(`${city.url}/api/session`, {
    headers: { Origin: city.url },
    data: { email: 't20@demo.test', password },
  });
  expect(answer.status()).toBe(401);
});
