import { beforeAll, expect, it } from 'vitest';
import { answerOf, cookieOf, request } from '../../support/app.ts';

/** Four times what a message may hold the loop, in milliseconds of the main thread's own time. */
const mostHeld = 400;
const longest = 20_000;
const filled = (piece: string) => piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);

/** Texts that parsers of Markdown, of addresses and of names have been slow with. */
const texts: Record<string, string> = {
  brackets: filled('['),
  pictures: filled('!['),
  links: filled('[a]('),
  'pictures of ours': filled('![](/files/0123456789abcdef/x.png) '),
  emphasis: filled('*a **b_'),
  quotations: filled('> '),
  lists: filled('- '),
  'lists in lists': Array.from({ length: 190 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
  code: Array.from({ length: 195 }, (_, at) => `${'`'.repeat(at + 1)} `).join(''),
  'angle brackets': filled('<'),
  ampersands: filled('&'),
  'a wide table': `${'|a'.repeat(2500)}\n${'|-'.repeat(2500)}\n${'|\n'.repeat(4900)}`,
  'empty cells': filled(`${'|a'.repeat(40)}\n${'|-'.repeat(40)}\n${'|\n'.repeat(120)}\n`),
  addresses: filled('http://'),
  'addresses without a beginning': filled('//a.b/'),
  'addresses apart': filled('http://a.b '),
  mail: filled('mailto:a@'),
  'quotation marks': filled('"\' '),
  mentions: filled('@Анна '),
  'endless mention': filled('@а'),
  tags: filled('#а '),
  marks: filled('а\u0301\u0316'),
  'a heap of marks': `а${'\u0301\u0316'.repeat(9900)}`,
  spaces: `а${' '.repeat(longest - 2)}б`,
  tabs: `а${'\t'.repeat(longest - 2)}б`,
  'empty lines': `а${'\n'.repeat(longest - 2)}б`,
  references: filled('[a]: /x\n'),
  headings: filled('# а\n'),
};
let thread = '';

beforeAll(async () => {
  await cookieOf('teacher');
  const body = { association: 'mathematics', title: 'Для проверки', body: 'Начало' };
  ({ id: thread } = await answerOf<{ id: string }>(request('POST', '/api/threads', { as: 'teacher', body }), 201));
});

it.each(Object.entries(texts))('a message of %s holds nobody up', async (_what, body) => {
  const before = process.threadCpuUsage();
  const response = await request('POST', `/api/threads/${thread}/posts`, { as: 'teacher', body: { body } });
  const { user, system } = process.threadCpuUsage(before);
  expect([201, 400]).toContain(response.status);
  expect((user + system) / 1000).toBeLessThan(mostHeld);
});
