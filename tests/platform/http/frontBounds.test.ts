import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

const { readForm, mostFields } = await import('../../../api/platform/http/formBody.ts');
const { hostileJson, deepest, mostValues } = await import('../../../api/platform/http/jsonBounds.ts');
const { text } = await import('../../../api/platform/russian/shared/russian.ts');
const { renderMarkdown } = await import('../../../api/platform/markdown/markdown.ts');
const { wordDiff } = await import('../../../api/platform/review/diff.ts');
const { compareContents } = await import('../../../api/knowledge/practices/revisions.ts');

/** What a call takes of this thread's own time, in milliseconds: other processes do not count in it. */
async function took(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
const looked = (json: string) => hostileJson(new TextEncoder().encode(json));

describe('JSON, before it is read', () => {
  it('passes as deep and as wide as we take it', () => {
    expect(looked('['.repeat(deepest) + ']'.repeat(deepest))).toBeNull();
    expect(looked(`[${'1,'.repeat(mostValues - 3)}1]`)).toBeNull();
    expect(looked(`{"a":"${'[{,\\"'.repeat(20_000)}"}`)).toBeNull();
    expect(looked('"\\\\"')).toBeNull();
  });

  it('is refused when it is deeper or wider', () => {
    expect(looked('['.repeat(deepest + 1))).toMatch(/глубокое/);
    expect(looked('{"a":'.repeat(deepest + 1))).toMatch(/глубокое/);
    expect(looked(`[${'1,'.repeat(mostValues)}1]`)).toMatch(/много значений/);
    expect(looked('[],'.repeat(mostValues))).toMatch(/много значений/);
  });

  it('is told of in its turn: after 401 and 404', async () => {
    const body = `{"body":[${'1,'.repeat(mostValues)}1]}`;
    const send = (path: string, as: string | null) => request('POST', path, { as, body });
    await answerOf(send('/api/threads', null), 401);
    await answerOf(send('/api/threads/0000000000000000/posts', 'teacher'), 404);
    const { detail } = await answerOf<{ detail: string }>(send('/api/associations', 'methodist'), 400);
    expect(detail).toMatch(/слишком много значений/);
  });
});

describe('a form, before it is read', () => {
  const sent = (body: string, type: string) =>
    new Request('http://opora.test/', { method: 'POST', body, headers: { 'Content-Type': type } });
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const multipart = (...parts: string[]) => sent(`${parts.join('')}--b--\r\n`, 'multipart/form-data; boundary=b');
  const pairs = (body: string) => sent(body, 'application/x-www-form-urlencoded');

  it('is read with as many fields as people fill in', async () => {
    expect((await readForm(pairs('a=1&a=2&b=%D1%8F')))?.getAll('a')).toEqual(['1', '2']);
    const form = await readForm(multipart(...Array.from({ length: mostFields }, (_, at) => part(`a${at}`, 'x'))));
    expect([...(form ?? [])]).toHaveLength(mostFields);
    expect([...((await readForm(multipart())) ?? ['none'])]).toEqual([]);
  });

  it('is refused with more, with too much text, and unread when it is broken', async () => {
    await expect(readForm(pairs('a&'.repeat(mostFields)))).rejects.toMatchObject({ status: 400 });
    await expect(readForm(multipart(...Array(mostFields + 1).fill(part('a', 'x'))))).rejects.toMatchObject({
      status: 400,
    });
    await expect(readForm(multipart(part('a', 'x'.repeat(1_100_000))))).rejects.toMatchObject({ status: 400 });
    expect(await readForm(multipart(part('a'.repeat(10_000), 'x')))).toBeNull();
    expect(await readForm(sent('{}', 'application/json'))).toBeNull();
    expect(await readForm(sent('x', 'multipart/form-data'))).toBeNull();
  });

  it('takes a large file', async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(3_000_000)], 'Урок.bin'));
    const read = await readForm(new Request('http://opora.test/', { method: 'POST', body: form }));
    expect(read?.get('file')).toMatchObject({ size: 3_000_000, name: 'Урок.bin' });
  });
});

describe('a text', () => {
  it('of heaped marks is put in order in a time that grows with its length', async () => {
    const heap = `а${'\u0301\u0316'.repeat(100_000)}`;
    expect(await took(() => text(100_000, 0).safeParse(heap))).toBeLessThan(400);
    expect(text(100_000, 0).parse(heap)).toMatch(/^а\p{M}{30}$/u);
    expect(text(100).parse('и\u0306 е\u0308')).toBe('й ё');
  });

  it('far longer than is taken is refused before anything is done to it', async () => {
    expect(text(10).safeParse('а'.repeat(5000)).error?.issues[0]?.message).toBe(
      'Слишком длинно: можно не больше 10 символов.',
    );
    expect(text(10).parse(`  ${'\r\n'.repeat(400)}а`)).toBe('а');
  });
});

describe('Markdown', () => {
  const row = (cells: number) => '|a'.repeat(cells);
  const table = (columns: number, rows: number) => `${row(columns)}\n${'|-'.repeat(columns)}\n${'|\n'.repeat(rows)}`;

  it.each([
    ['one huge table', table(2500, 5000)],
    ['many tables', `${table(50, 100)}\n`.repeat(50)],
    ['tables in a quotation', table(50, 6000).replace(/^/gm, '> ')],
    ['a table that widens after a heading', `|a|b|\n|-|-|\n# x\n${table(400, 9000)}`],
    ['an endless address', 'http://'.repeat(2850)],
    ['addresses without a beginning', '//a.b/'.repeat(3300)],
  ])('with %s takes no longer than another', async (_what, source) => {
    expect(await took(() => renderMarkdown(source.slice(0, 20_000)))).toBeLessThan(400);
  });

  it('keeps tables and addresses as people write them', () => {
    const rows = Array.from({ length: 150 }, (_, at) => `| ${at} | - | ${at / 2} | — |`).join('\n');
    const html = renderMarkdown(`| № | а | б | в |\n| --- | --- | :-: | --: |\n${rows}\n\nhttps://example.org/x`);
    expect(html.match(/<tr>/g)).toHaveLength(151);
    expect(html).toContain('<a href="https://example.org/x"');
    expect(html).not.toContain('\\');
  });
});

describe('comparing', () => {
  const words = (from: number) =>
    Array.from({ length: 4000 }, (_, at) => `с${((at * 7919 + from) % 9973).toString(36)}`).join(' ');
  it('takes no longer for eight texts than for one', async () => {
    const parts = ['context', 'problem', 'actions', 'result', 'transfer', 'resources'];
    const content = (from: number) =>
      ({
        title: 'т',
        summary: '',
        effects: [],
        subjects: [],
        levels: [],
        risks: [],
        deficits: [],
        ...Object.fromEntries(parts.map((part) => [part, words(from)])),
      }) as never;
    expect(await took(() => wordDiff(words(1), words(5)))).toBeLessThan(400);
    expect(await took(() => compareContents(content(1), content(5)))).toBeLessThan(800);
  });
});

describe('the description of the API', () => {
  it('is written once', async () => {
    const first = await (await request('GET', '/api/openapi.json')).text();
    expect(
      await took(async () => expect(await (await request('GET', '/api/openapi.json')).text()).toBe(first)),
    ).toBeLessThan(60);
  });
});
