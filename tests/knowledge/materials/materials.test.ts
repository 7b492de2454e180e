import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { materialWithForm } from '../../support/roles.ts';

const { read } = await import('../../../db/client.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { bankFiles, frontMatterOf, treeOf } = await import('../../../api/knowledge/bankFiles/files.ts');
const { textOf } = await import('../../../api/knowledge/bankFiles/mdx.ts');
const { appear } = await import('../../../api/knowledge/materials/planned.ts');
const { standingOf } = await import('../../../api/knowledge/materials/handBack.ts');
const { materialInput } = await import('../../../api/knowledge/materials/input.ts');
const { renderBody } = await import('../../../api/knowledge/materials/body.ts');
const { mdxBodyOf } = await import('../../../api/knowledge/materials/mdx.ts');
const { bodyOf } = await import('../../../api/knowledge/bankFiles/files.ts');

const whole = {
  summary: 'Короткая проверка в конце урока, которая показывает, что понял каждый ученик.',
  kind: 'tool',
  subjects: ['mathematics'],
  levels: ['ooo'],
  audience: ['teacher'],
  dimensions: ['teaching'],
  problems: ['low_results'],
  year: '2026',
  minutes: 20,
  authors: 'Методический центр, Е. П. Полянская',
  owner: 'Отдел поддержки школ',
  reviewed: '2026-10-01',
  reviewDue: '2028-10-01',
  body: '## Как провести\n\n1. Раздайте листки.\n\n<Form title="Листок «Выход»">\n\n| Вопрос | Ответ |\n| --- | --- |\n| Что узнали? | |\n\n</Form>\n\nЗнаки {фигурные} и <угловые> остаются знаками.',
};
interface Saved {
  id: string;
  state: string;
  version: number;
  revision: number;
  publishedUrl: string | null;
  url: string;
}
const send = (as: string, method: string, path: string, body?: unknown) =>
  request(method, `/api/material-drafts${path}`, { as, ...(body !== undefined && { body }) });
const done = (as: string, method: string, path: string, body?: unknown, status = 200) =>
  answerOf<Saved>(send(as, method, path, body), status);
const begin = (title: string, more: object = whole) => done('methodist', 'POST', '', { title, ...more }, 201);
const shownAt = async (slug: string) => {
  const [row] = await read.select().from(publications).where(eq(publications.slug, slug));
  return row;
};

describe('a material written in the browser', () => {
  it('is handed in whole, read by a second methodist, mended and published into the one catalogue', async () => {
    const { id } = await begin('Листок выхода с урока', { body: 'Пока только мысль.' });
    const missing = await answerOf<{ errors: { path: string; message: string }[] }>(
      send('methodist', 'POST', `/${id}/submission`),
      400,
    );
    expect(missing.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['summary', 'kind', 'subjects', 'minutes', 'authors', 'reviewDue']),
    );
    expect(missing.errors.every(({ message }) => /^[А-ЯЁ].*\.$/.test(message))).toBe(true);
    const { version } = await done('methodist', 'PUT', `/${id}`, { ...whole, version: 1 });
    expect(version).toBe(2);
    const { revision } = await done('methodist', 'POST', `/${id}/submission`);

    expect((await send('methodist', 'POST', `/${id}/decision`, { decision: 'publish' })).status).toBe(403);
    expect((await send('methodist2', 'PUT', `/${id}`, { title: 'Чужая правка', version })).status).toBe(403);
    const remark = await done(
      'methodist2',
      'POST',
      `/${id}/remarks`,
      { quote: 'Раздайте листки', body: 'Какие?' },
      201,
    );
    await done('methodist', 'POST', `/${id}/remarks`, { body: 'Из приложения.', parent: remark.id }, 201);
    const { items } = await answerOf<{ items: { quote: string; answers: unknown[] }[] }>(
      send('methodist', 'GET', `/${id}/remarks`),
      200,
    );
    expect(items).toMatchObject([{ quote: 'Раздайте листки', answers: [{ body: 'Из приложения.' }] }]);
    await done('methodist2', 'POST', `/${id}/decision`, {
      decision: 'return',
      comment: 'Поясните первый шаг.',
      revision,
    });

    const body = whole.body.replace('Раздайте листки', 'Раздайте листки из приложения');
    await done('methodist', 'PUT', `/${id}`, { body, version });
    await done('methodist', 'POST', `/${id}/submission`);
    expect((await send('methodist2', 'POST', `/${id}/decision`, { decision: 'publish', revision })).status).toBe(409);
    const { publishedUrl } = await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish' });
    expect(publishedUrl).toBe('/bank/listok-vyhoda-s-uroka');

    const { items: listed } = await answerOf<{ items: { title: string; url: string }[] }>(
      request('GET', '/api/materials?subject=mathematics&kind=tool'),
      200,
    );
    expect(listed[0]).toMatchObject({ title: 'Листок выхода с урока', url: publishedUrl });
    const { formAsWord, publicationAsWord } = await import('../../../api/knowledge/bank/wordFiles.ts');
    expect((await formAsWord(null, 'material', 'listok-vyhoda-s-uroka', 1)).name).toBe('Листок «Выход».docx');
    expect((await publicationAsWord(null, 'material', 'listok-vyhoda-s-uroka')).bytes.length).toBeGreaterThan(3000);
    const shown = await shownAt('listok-vyhoda-s-uroka');
    expect(shown?.html).toContain('<h2 id="как-провести">');
    expect(shown?.html).toContain('<figure data-form="Листок «Выход»">');
    expect(shown?.html).toContain('&lt;угловые&gt;');
    expect(shown?.text).toContain('листки из приложения');
  });

  it('shows both texts when a second window was faster, and loses neither', async () => {
    const { id } = await begin('Два окна');
    await done('methodist', 'PUT', `/${id}`, { title: 'Два окна, первое', version: 1 });
    const stale = await answerOf<{ current: { title: string; version: number; savedBy: string } }>(
      send('methodist', 'PUT', `/${id}`, { title: 'Два окна, второе', version: 1 }),
      409,
    );
    expect(stale.current).toMatchObject({ title: 'Два окна, первое', version: 2 });
    expect(stale.current.savedBy).toContain('Полянская');
    const { version } = await done('methodist', 'PUT', `/${id}`, { title: 'Два окна, второе', version: 2 });
    expect(version).toBe(3);
  });

  it('keeps versions, compares them by words and brings one back as a new one', async () => {
    const { id } = await begin('Версии', { ...whole, body: 'Первый текст о дробях.' });
    // Another person's hand: what was there is kept before it is written over.
    await done('methodist2', 'PUT', `/${id}`, { body: 'Второй текст о дробях.', version: 1 });
    const { items } = await answerOf<{
      items: { part: string; changed: boolean; runs: { kind: string; text: string }[] }[];
    }>(send('methodist', 'GET', `/${id}/diff?from=1&to=0`), 200);
    const changed = items.filter(({ changed }) => changed);
    expect(changed.map(({ part }) => part)).toEqual(['body']);
    expect(changed[0]?.runs.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual([
      'Первый',
      'Второй',
    ]);
    await done('methodist', 'POST', `/${id}/restoration`, { revision: 1 });
    const { content } = await answerOf<{ content: { body: string } }>(send('methodist', 'GET', `/${id}`), 200);
    expect(content.body).toBe('Первый текст о дробях.');
    const { items: versions } = await answerOf<{ items: { number: number; reason: string; madeBy: string }[] }>(
      send('methodist', 'GET', `/${id}/versions`),
      200,
    );
    expect(versions.map(({ reason }) => reason)).toEqual(['restored', 'saved', 'begun']);
    expect(versions[1]?.madeBy).toContain('Озерцова');
    // Both hands are in the text now, so a third one decides.
    await done('methodist', 'POST', `/${id}/submission`);
    expect((await send('methodist2', 'POST', `/${id}/decision`, { decision: 'publish' })).status).toBe(403);
    await done('methodist3', 'POST', `/${id}/decision`, { decision: 'publish' });
  });

  it('appears at its hour, once, and not when the plan was called off', async () => {
    const { id } = await begin('По плану');
    await done('methodist', 'POST', `/${id}/submission`);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await answerOf(
      send('methodist2', 'POST', `/${id}/decision`, { decision: 'publish', publishAt: '2020-01-01T09:00' }),
      400,
    );
    const planned = await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish', publishAt: soon });
    expect(planned).toMatchObject({ state: 'scheduled', publishedUrl: null });
    await done('methodist', 'DELETE', `/${id}/plan`);
    await appear(id, Date.parse(soon));
    expect(await shownAt('po-planu')).toBeUndefined();
    await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish', publishAt: soon });
    await appear(id, Date.parse(soon) - 1);
    expect(await shownAt('po-planu')).toBeUndefined();
    await appear(id, Date.parse(soon));
    expect(await shownAt('po-planu')).toMatchObject({ state: 'published', source: 'database' });
  });

  it('goes on under its address: a new version, back from it, off the bank with a reason and again onto it', async () => {
    const { id } = await begin('Новая версия');
    await done('methodist', 'POST', `/${id}/submission`);
    await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish' });
    const { version } = await done('methodist2', 'POST', `/${id}/revision`);
    await done('methodist2', 'PUT', `/${id}`, { body: 'Переписано.', version });
    expect((await shownAt('novaya-versiya'))?.text).toContain('Раздайте листки');
    await done('methodist', 'DELETE', `/${id}/revision`);
    const back = await answerOf<{ content: { body: string }; state: string }>(send('methodist', 'GET', `/${id}`), 200);
    expect(back).toMatchObject({ state: 'published', content: { body: whole.body } });
    expect((await send('methodist', 'POST', `/${id}/archive`, {})).status).toBe(400);
    await done('methodist', 'POST', `/${id}/archive`, { reason: 'Устарел порядок аттестации.' });
    expect((await request('GET', '/api/materials?limit=100')).status).toBe(200);
    expect((await shownAt('novaya-versiya'))?.state).toBe('archived');
    expect((await send('methodist', 'DELETE', `/${id}`)).status).toBe(403);
    await done('methodist', 'POST', `/${id}/revision`);
    await done('methodist', 'POST', `/${id}/submission`);
    // Who published the first version wrote nothing of this one.
    await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish' });
    expect((await shownAt('novaya-versiya'))?.state).toBe('published');
  });
});

describe('a material of a file', () => {
  it('is opened with its text and address, and replaces the file without losing what hangs on its page', async () => {
    const before = await shownAt(materialWithForm);
    const { id } = await done('methodist', 'POST', '/from-file', { slug: materialWithForm }, 201);
    const again = await answerOf<{ url: string }>(
      send('methodist2', 'POST', '/from-file', { slug: materialWithForm }),
      409,
    );
    expect(again.url).toBe(`/materials/${id}`);
    const draft = await answerOf<{ replacesFile: boolean; content: { body: string }; version: number }>(
      send('methodist', 'GET', `/${id}`),
      200,
    );
    expect(draft.replacesFile).toBe(true);
    await done('methodist', 'PUT', `/${id}`, {
      body: `${draft.content.body}\n\nДобавлено в браузере.`,
      version: draft.version,
    });
    await done('methodist', 'POST', `/${id}/submission`);
    await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish' });
    const after = await shownAt(materialWithForm);
    expect(after).toMatchObject({ id: before?.id, source: 'database', state: 'published' });
    expect(after?.text).toContain('Добавлено в браузере.');
    const { fillCatalogue } = await import('../../../api/knowledge/bank/catalogue.ts');
    await fillCatalogue();
    expect((await shownAt(materialWithForm))?.source).toBe('database');
  });

  it('goes back to its file while that holds the same words, and begins anew with them', async () => {
    const slug = 'pyat-minut-pripominaniya';
    const { id } = await done('methodist', 'POST', '/from-file', { slug }, 201);
    await done('methodist', 'POST', `/${id}/submission`);
    await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish' });
    const held = await shownAt(slug);
    expect(held).toMatchObject({ source: 'database', fileHash: null });
    await done('methodist', 'POST', `/${id}/hand-back`);
    const shown = await shownAt(slug);
    expect(shown).toMatchObject({ id: held?.id, source: 'file', state: 'published', html: '' });
    expect(shown?.fileHash).not.toBeNull();
    const handed = await answerOf<{ state: string; replacesFile: boolean; publishedUrl: string }>(
      send('methodist', 'GET', `/${id}`),
      200,
    );
    expect(handed).toMatchObject({ state: 'archived', replacesFile: true, publishedUrl: `/bank/${slug}` });
    await done('methodist', 'POST', `/${id}/hand-back`, undefined, 409);

    const { version } = await done('methodist', 'POST', `/${id}/revision`);
    await done('methodist', 'PUT', `/${id}`, { body: 'Слова, которых в файле нет.', version });
    await done('methodist', 'POST', `/${id}/submission`);
    await done('methodist2', 'POST', `/${id}/decision`, { decision: 'publish' });
    const refused = await answerOf<{ standing: string }>(send('methodist', 'POST', `/${id}/hand-back`), 409);
    expect(refused.standing).toBe('older');
    expect((await shownAt(slug))?.text).toContain('которых в файле нет');
  });

  it('knows a file that somebody changed from one that was left behind', () => {
    const content = (body: string) => ({ ...materialInput.parse({ title: 'Проверка' }), body });
    const [first, second] = [content('Раз.'), content('- два')];
    expect(standingOf(content('* два'), second, [first, second])).toBe('same');
    expect(standingOf(first, second, [first, second])).toBe('older');
    expect(standingOf(content('Три.'), second, [first, second])).toBe('newer');
  });

  it('loses no word on its way through the editor’s dialect, and goes back as the same MDX tree', () => {
    for (const file of bankFiles().filter(({ collection }) => collection === 'material')) {
      const { body } = bodyOf(file);
      const words = textOf(treeOf(file));
      const back = { ...file, source: `---\n---\n${mdxBodyOf(body)}` };
      expect(textOf(treeOf(back)), file.slug).toBe(words);
      // What is made of it for readers says the same, but for the typographer's quotes and signs.
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
      expect(letters(renderBody(body).text), file.slug).toBe(letters(words));
    }
  });
});

describe('the export', () => {
  it('is a file that the bank takes: strict front matter, signs that are no code', async () => {
    const odd = [
      whole.body,
      'import x from «y» — не код, {1 + 1} тоже.\nexport default',
      '| a | b |\n| --- | :-: |\n| 1<br>2 | `{x}` |',
      '- [ ] сделать\n- [x] сделано\n  1. вложено',
      '```\n<Form title="не форма">\n```',
      '![Схема](/files/0123456789abcdef/shema.png#640x480) и [^1] <https://example.org/a_b>',
      '> Цитата {скобки}\n>\n> - пункт',
    ].join('\n\n');
    const { id } = await begin('Файл: «двоеточие», #решётка', { ...whole, body: odd, risks: ['failure'] });
    const { name, mdx } = await answerOf<{ name: string; mdx: string }>(send('methodist', 'GET', `/${id}/mdx`), 200);
    expect(name).toBe('fayl-dvoetochie-reshetka.mdx');
    const file = { collection: 'material' as const, slug: 'x', path: 'x.mdx', source: mdx, hash: '' };
    expect(frontMatterOf(file)).toMatchObject({
      title: 'Файл: «двоеточие», #решётка',
      authors: ['Методический центр', 'Е. П. Полянская'],
      risks: ['failure'],
      minutes: 20,
      reviewDue: new Date('2028-10-01'),
    });
    const words = textOf(treeOf(file));
    for (const part of ['{фигурные}', '<угловые>', '{1 + 1}', '<Form title="не форма">', '[^1]', '{скобки}'])
      expect(words).toContain(part);
    const draft = await begin('Без карточки', { body: 'Слова' });
    expect((await send('methodist', 'GET', `/${draft.id}/mdx`)).status).toBe(409);
  });
});

describe('what readers get', () => {
  it('is safe, whatever stands in the Markdown', () => {
    const { html } = renderBody(
      '<Form title="x&quot; onload=alert(1)">\n\n<script>alert(1)</script> [a](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n</Form>\n\n## <b onclick=x>t</b>\n\n| a |\n| :-: |\n| b<br>c |',
    );
    expect(html).not.toMatch(/<(script|img|b)\b|href="javascript/);
    expect(html).toContain('<figure data-form="x&quot; onload=alert(1)">');
    expect(html).toContain('<td align="center">b<br />\nc</td>');
  });
});
