import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Watched } from '../support/browser.ts';
import { journey } from '../support/journey.ts';
import { png } from '../support/png.ts';

const city = journey();
let methodist: Watched;
beforeAll(async () => {
  methodist = await city.visitor('methodist');
});

const ready = (page: Page) => page.locator('rich-text[data-ready]').waitFor();
const markdown = (page: Page) =>
  page.evaluate(() => (document.querySelector('rich-text') as HTMLElement & { markdown: string }).markdown);
const says = (page: Page, words: string | RegExp) => page.locator('[data-status]', { hasText: words }).waitFor();

/** What a person drops or pastes: HTML as another program writes it, and pictures. */
const give = (page: Page, how: 'paste' | 'drop', html: string, pictures = 0) =>
  page.evaluate(
    ([way, words, bytes, count]) => {
      const data = new DataTransfer();
      if (words) data.setData('text/html', words);
      for (let number = 1; number <= count; number++)
        data.items.add(new File([new Uint8Array(bytes)], `${number}.png`, { type: 'image/png' }));
      const text = document.querySelector('.tiptap') as HTMLElement;
      const { left, top } = text.getBoundingClientRect();
      const common = { bubbles: true, cancelable: true };
      text.dispatchEvent(
        way === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, dataTransfer: data, clientX: left + 60, clientY: top + 30 }),
      );
    },
    [how, html, [...png(32, 20)], pictures] as const,
  );

async function describe(page: Page, alt: string): Promise<void> {
  const dialog = page.locator('dialog.ask');
  await dialog.locator('[name=alt]').fill(alt);
  await dialog.getByRole('button', { name: 'Вставить' }).click();
  await page.locator(`.tiptap img[alt="${alt}"]`).waitFor();
}

const item = (words: string, sign: string, level = 1) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;
const fromWord = `<html><head><style><!--p.MsoNormal{margin:0}--></style></head><body lang=RU style='tab-interval:35pt'>
<h1 style='mso-pagination:none'>Ход урока</h1>
${item('Раздать', '·')}${item('Листки', 'o', 2)}${item('Собрать', '·')}<p class=MsoNormal>Порядок:</p>${item('Начать', '1.')}${item('Закончить', '2.')}
<table class=MsoTableGrid style='border:none'><tr><td colspan=2 style='width:5cm'><p class=MsoNormal>Шаг</p></td><td>Минут</td></tr>
<tr><td rowspan=2>Старт</td><td><p>Входят | садятся</p><p>молча</p></td><td>3</td></tr><tr><td>Пишут</td><td>5</td></tr></table></body></html>`;

test('what comes from Word and as pictures becomes the text that was meant', async () => {
  const { page, troubles } = methodist;
  await page.goto('/materials/new');
  await ready(page);
  await page.fill('[name=title]', 'Из чужого документа');
  await page.locator('.tiptap').click();
  await give(page, 'paste', fromWord);
  await page.locator('.tiptap th', { hasText: 'Шаг' }).waitFor();
  const cells = (row: string) => row.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const lines = (await markdown(page)).split('\n').filter(Boolean);
  expect(lines.slice(0, 7)).toEqual([
    '## Ход урока',
    '- Раздать',
    '  - Листки',
    '- Собрать',
    'Порядок:',
    '1. Начать',
    '2. Закончить',
  ]);
  expect(
    lines
      .slice(7)
      .map(cells)
      .filter((row) => !row.includes('---') && !/-{3}/.test(row.join(''))),
  ).toEqual([
    ['', 'Шаг', '', 'Минут', ''],
    ['', 'Старт', 'Входят \\| садятся<br>молча', '3', ''],
    ['', '', 'Пишут', '5', ''],
  ]);
  await give(page, 'drop', '', 2);
  await describe(page, 'Первая схема');
  await describe(page, 'Вторая схема');
  // A picture that was copied from a page comes with its address there, which readers could not open.
  await give(page, 'paste', '<meta charset="utf-8"><img src="https://example.org/a.png" alt="">', 1);
  await describe(page, 'Третья схема');
  expect((await markdown(page)).match(/!\[[^\]]+\]\(\/files\/[^)]+#32x20\)/g)).toHaveLength(3);
  expect(await markdown(page)).toMatch(/^## Ход урока!\[Первая схема\]/);
  await says(page, /Сохранено в \d\d:\d\d/);
  expect(troubles).toEqual([]);
});

test('nothing typed is lost: without a line, with the window closed, when another window was faster', async () => {
  const { context } = methodist;
  const { page } = methodist;
  const address = page.url();
  const end = async (on: Page, words: string) => {
    await on.locator('.tiptap').focus();
    await on.keyboard.press('Control+End');
    await on.keyboard.type(words);
  };
  await context.setOffline(true);
  await end(page, ' Без связи.');
  await says(page, 'Текст хранится пока только в этом браузере');
  await context.setOffline(false);
  await says(page, /Сохранено в/);

  // Neither the server nor the browser has room: the line that else says «Сохранено» says that, and what to do.
  await page.route('**/api/material-drafts/*', (route) => route.fulfill({ status: 507, json: {} }));
  const room = await page.evaluateHandle(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    return () => {
      Storage.prototype.setItem = setItem;
    };
  });
  await end(page, ' Места нет.');
  await says(page, /^Не сохранено. На сервере кончилось место.+ не закрывайте страницу/);
  await room.evaluate((found) => found());
  await context.setOffline(true);
  await page.unroute('**/api/material-drafts/*');
  await end(page, ' Закрытое окно.');
  await says(page, 'Нет связи');
  await page.close();
  await context.setOffline(false);
  const [one, other] = [await context.newPage(), await context.newPage()];
  methodist.page = one;
  await one.goto(address);
  await ready(one);
  await one.getByText('Мы вернули текст, который вы не отправили').waitFor();
  expect(await markdown(one)).toContain('Без связи. Места нет. Закрытое окно.');
  await one.getByRole('button', { name: 'Убрать его' }).click();
  await one.locator('.tiptap', { hasNotText: 'Закрытое окно' }).waitFor();
  await one.goto(address);
  await ready(one);

  await other.goto(address);
  await ready(other);
  await other.fill('[name=summary]', 'Так написали в другом окне, и оно сохранилось первым.');
  await says(other, /Сохранено в/);
  await one.fill('[name=summary]', 'А так написали в этом окне, и оно опоздало к сохранению.');
  await says(one, 'Материал изменили в другом окне');
  await one.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await one.getByText('В полях ниже стоит ваш текст, он ещё не записан').waitFor();
  expect(await one.inputValue('[name=summary]')).toContain('оно опоздало');
  await one.locator('main del', { hasText: 'другом' }).first().waitFor();
  await ready(one);
  await one.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await one
    .getByText(/^Сохранено в/)
    .first()
    .waitFor();
  await other.reload();
  expect(await other.inputValue('[name=summary]')).toContain('оно опоздало');
});

test('without scripts it is written in Markdown, gets a file, is read by a second person, planned and called off', async () => {
  const plain = await city.visitor('methodist', { javaScriptEnabled: false });
  const { page } = plain;
  await page.goto('/materials/new');
  await page.fill('[name=title]', 'Песочные часы без сценариев');
  await page.fill('[name=body]', '## Зачем\n\n| Шаг | Минут |\n| --- | --- |\n| Старт | 3 |');
  await page.fill('[name=summary]', 'Простые песочные часы помогают классу начинать работу вовремя и без окриков.');
  await page.selectOption('[name=kind]', 'tool');
  for (const [name, code] of Object.entries({
    subjects: 'any',
    levels: 'ooo',
    audience: 'teacher',
    dimensions: 'teaching',
    problems: 'low_results',
  }))
    await page.check(`[name="${name}[]"][value=${code}]`);
  await page.fill('[name=minutes]', '5');
  await page.fill('[name=owner]', 'Отдел поддержки школ');
  await page.getByRole('button', { name: 'Посмотреть страницу' }).click();
  await page.getByRole('cell', { name: 'Старт' }).waitFor();
  const address = page.url();
  await page.getByRole('link', { name: 'Файлы', exact: true }).click();
  await page.setInputFiles('[name=file]', {
    name: 'Бланк.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Бланк наблюдения.'),
  });
  await page.getByRole('button', { name: 'Приложить' }).click();
  await page.getByText('Файл «Бланк.txt» приложен.').waitFor();
  const file = (await page.getByRole('link', { name: 'Бланк.txt' }).getAttribute('href')) as string;
  expect((await fetch(city.url + file)).status).toBe(404);
  await page.goto(address);
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
  await page.getByText('Второй методист прочитает').waitFor();

  const second = await city.visitor('methodist2');
  const reader = second.page;
  await reader.goto('/me');
  await reader.getByRole('link', { name: 'Песочные часы без сценариев', exact: true }).click();
  await reader.getByRole('link', { name: 'Бланк.txt' }).waitFor();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  await reader.getByLabel('Опубликовать', { exact: false }).first().check();
  await reader.fill('[name=publishAt]', tomorrow);
  await reader.getByRole('button', { name: 'Принять решение' }).click();
  await reader.getByText('материал выйдет сам в назначенный час').waitFor();
  await reader.getByText('Отменить публикацию по плану').first().click();
  await reader.getByRole('button', { name: 'Отменить публикацию', exact: true }).click();
  await reader.getByText('Материал ждёт решения').first().waitFor();
  await reader.getByLabel('Опубликовать', { exact: false }).first().check();
  await reader.fill('[name=publishAt]', '');
  await reader.getByRole('button', { name: 'Принять решение' }).click();
  await reader.waitForURL(/\/bank\/pesochnye-chasy/);
  await reader.getByRole('link', { name: 'Бланк.txt' }).waitFor();
  expect((await fetch(city.url + file)).status).toBe(200);
  expect(second.troubles).toEqual([]);
});
