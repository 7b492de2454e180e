import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enter } from '../support/entering.ts';
import { journey } from '../support/journey.ts';
import { png } from '../support/png.ts';

const city = journey();
const cookies = new Map<string, string>();

async function send<Answer>(as: string, path: string, body: unknown): Promise<Answer> {
  const headers = { Origin: city.url, 'Content-Type': 'application/json' };
  if (!cookies.has(as)) cookies.set(as, (await enter(city.url, as)).cookie);
  const response = await fetch(`${city.url}/api${path}`, {
    method: 'POST',
    headers: { ...headers, Cookie: cookies.get(as) as string },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Answer;
}
const newThread = async () =>
  await send<{ url: string; id: string }>('head', '/threads', {
    association: 'mathematics',
    title: 'Проба поля ответа',
    body: 'Начнём.',
  });
const field = (page: Page) => page.locator('#reply textarea[name="body"]');
const answer = (page: Page) => page.locator('#reply').getByRole('button', { name: /^(Ответить|Отправить)/ });

/** Pastes a picture, as after a screenshot. */
const pastePicture = (page: Page) =>
  field(page).evaluate(
    (area, bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(bytes)], 'снимок.png', { type: 'image/png' }));
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [...png(120, 80)],
  );

describe('writing an answer', () => {
  it('names a colleague from a list, takes a pasted picture with its words, shows how it will look, and is sent', async () => {
    const { url } = await newThread();
    const { page, context, troubles } = await city.visitor('teacher');
    await page.goto(url);
    await field(page).click();
    await page.keyboard.type('Как @никого, так и @д');
    await page.getByRole('option', { name: /Дмитрий Олегович Дубров/ }).waitFor();
    // On a slow line the list of one letter stands for a while: what is typed on narrows it, and Enter takes the name.
    const slow = (url: URL) => url.pathname.endsWith('/people') && (url.searchParams.get('q') ?? '').length > 1;
    await page.route(slow, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.continue();
    });
    await page.keyboard.type('убров');
    expect(await page.locator('[role=option]:visible').count()).toBe(1);
    await page.keyboard.press('Enter');
    expect(await field(page).inputValue()).toMatch(
      /^Как @никого, так и \[@Дмитрий Олегович Дубров\]\(\/people\/\w{16}\) $/,
    );
    await pastePicture(page);
    const dialog = page.getByRole('dialog', { name: 'Что на картинке?' });
    await dialog.getByLabel('Опишите одной строкой').fill('Столбики: было 38, стало 61');
    await dialog.getByRole('button', { name: 'Вставить', exact: true }).click();
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('#reply textarea')?.value.includes('/files/'),
    );
    await page.getByRole('tab', { name: 'Как будет выглядеть' }).click();
    await page.locator('#reply .preview img[alt="Столбики: было 38, стало 61"]').waitFor();
    await answer(page).click();
    const picture = page.locator('#post-2 img');
    await picture.waitFor();
    // It comes when it is in sight.
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => [image.width > 0, image.loading, image.alt]))
      .toEqual([true, 'lazy', 'Столбики: было 38, стало 61']);
    const guest = await city.visitor();
    await guest.page.goto(url);
    const address = await guest.page.locator('#post-2 img').getAttribute('src');
    expect((await guest.page.request.get(address as string)).status()).toBe(200);
    expect(troubles).toEqual([]);
    await context.close();
    await guest.context.close();
  });

  it('goes on where it was left, in another browser too; two texts are both kept', async () => {
    const { url } = await newThread();
    const laptop = await city.visitor('teacher');
    await laptop.page.goto(url);
    await field(laptop.page).fill('Начала на ноутбуке');
    await laptop.page.getByText(/Сохранено в \d\d:\d\d/).waitFor();
    const phone = await city.visitor('teacher', { viewport: { width: 390, height: 800 } });
    await phone.page.goto(url);
    expect(await field(phone.page).inputValue()).toBe('Начала на ноутбуке');
    await field(phone.page).fill('Продолжила в телефоне');
    await phone.page.getByText(/Сохранено в \d\d:\d\d/).waitFor();
    await field(laptop.page).fill('А здесь написала иначе');
    await laptop.page.getByRole('button', { name: 'Показать тот текст' }).click();
    expect(await field(laptop.page).inputValue()).toBe('Продолжила в телефоне');
    await laptop.page.getByRole('button', { name: 'Вернуть мой' }).click();
    expect(await field(laptop.page).inputValue()).toBe('А здесь написала иначе');
    await laptop.page.getByRole('button', { name: 'Оставить этот' }).click();
    await laptop.page.getByText(/Сохранено в \d\d:\d\d/).waitFor();
    await laptop.page.goto('/me/drafts');
    await laptop.page.getByText('А здесь написала иначе').waitFor();
    await laptop.page.goto(url);
    await answer(laptop.page).click();
    await laptop.page.locator('#post-2').waitFor();
    expect(await field(laptop.page).inputValue()).toBe('');
    await laptop.context.close();
    await phone.context.close();
  });

  it('tells who answered meanwhile, once', async () => {
    const { url, id } = await newThread();
    const { page, context } = await city.visitor('teacher');
    await page.goto(url);
    await field(page).fill('Пишу долго');
    await send('head', `/threads/${id}/posts`, { body: 'А я уже **ответила**' });
    await answer(page).click();
    await page.getByText(/Пока вы писали, ответили: Ольга Петровна Рябинина/).waitFor();
    await page.locator('.newer summary').click();
    await page.locator('.newer strong', { hasText: 'ответила' }).waitFor();
    await answer(page).click();
    await page.locator('#post-3').getByText('Пишу долго').waitFor();
    await context.close();
  });

  it('keeps the text when the line is lost, and says so', async () => {
    const { url } = await newThread();
    const { page, context } = await city.visitor('teacher');
    await page.goto(url);
    await field(page).fill('Не пропади');
    await page.getByText(/Сохранено в/).waitFor();
    await context.setOffline(true);
    await answer(page).click();
    await page.getByText(/Нет связи с сервером: сообщение не отправлено/).waitFor();
    expect(await field(page).inputValue()).toBe('Не пропади');
    await context.setOffline(false);
    await answer(page).click();
    await page.locator('#post-2').getByText('Не пропади').waitFor();
    await context.close();
  });
});

it('a new discussion shows similar ones, and begins with a template', async () => {
  const { page, context, troubles } = await city.visitor('t01');
  await page.goto('/threads/new?association=mathematics');
  await page.getByRole('link', { name: 'Разбор работы' }).click();
  const body = page.locator('main textarea[name="body"]');
  await expect.poll(() => body.inputValue()).toContain('**Что ответили дети');
  await page.locator('main [name="title"]').fill('Дробь в шестом классе');
  await page
    .locator('[data-similar]')
    .getByRole('link', { name: /Дроби в 6 классе/ })
    .waitFor();
  expect(troubles).toEqual([]);
  await context.close();
});

it('without scripts: a file, a name typed by hand, a look before sending, and who answered meanwhile', async () => {
  const { url, id } = await newThread();
  const { page, context } = await city.visitor('teacher', { javaScriptEnabled: false });
  await page.goto(url);
  await field(page).fill('Вот, @Светлана Лугова, лист');
  await page.getByText('Приложить файлы').click();
  await page
    .locator('input[name="files"]')
    .setInputFiles({ name: 'лист.png', mimeType: 'image/png', buffer: Buffer.from(png(40, 20)) });
  await page.locator('input[name="description"]').fill('Лист ученика');
  await page.getByRole('button', { name: 'Показать, как будет' }).click();
  await page.locator('.preview img[alt="Лист ученика"]').waitFor();
  expect(await page.locator('.preview a[href^="/people/"]').textContent()).toBe('@Светлана Андреевна Лугова');
  await page.goto(url);
  expect(await field(page).inputValue()).toContain('![Лист ученика](/files/');
  await send('head', `/threads/${id}/posts`, { body: 'Успела раньше' });
  await answer(page).click();
  await page.locator('#reply').getByText('Успела раньше').waitFor();
  await answer(page).click();
  await page.locator('#post-3 img').waitFor();
  await page.goto(url);
  expect(await field(page).inputValue()).toBe('');
  await context.close();
});
