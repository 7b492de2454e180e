import naughty from 'big-list-of-naughty-strings' with { type: 'json' };
import { expect, test } from 'vitest';
import { parseBody, textOf } from '../../../api/knowledge/bankFiles/mdx.ts';
import { plainText } from '../../../api/platform/markdown/markdown.ts';
import { answerOf, request } from '../../support/app.ts';

const tagNames = 'p br strong em s a ul ol li blockquote code pre h3 h4 h5 h6 hr img table thead tbody tr th td'.split(
  ' ',
);
const attributeNames = ['href', 'rel', 'src', 'alt', 'loading', 'start', 'scope'];

const rendered = async (body: string) =>
  (await answerOf<{ html: string }>(request('POST', '/api/markdown', { as: 'teacher', body: { body } }), 200)).html;

/** Every `<` opens one of the tags we allow, with the attributes we allow, leading to addresses we allow. */
function expectHarmless(html: string): void {
  const tags = Array.from(html.matchAll(/<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi));
  expect(html.split('<').length - 1, html).toBe(tags.length);
  for (const [, name, attributes] of tags) {
    expect(tagNames).toContain(name);
    for (const [, attribute, value] of (attributes ?? '').matchAll(/([a-z-]+)="([^"]*)"/gi)) {
      expect(attributeNames).toContain(attribute);
      if (attribute === 'href') expect(value).toMatch(/^(https?:|mailto:|\/|#|[^:]*$)/i);
      if (attribute === 'src') expect(value).toMatch(/^\/files\//);
    }
  }
}

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/p.png)',
  '<svg/onload=alert(1)>',
  '[x](vbscript:msgbox(1))',
  '<a href="javascript:alert(1)">x</a>',
  '[x](&#106;avascript:alert(1))',
  '[x](java\nscript:alert(1))',
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '<iframe src="https://evil.example"></iframe>',
  '<style>*{display:none}</style>',
  '[x](https://e.example "onmouseover=alert(1)")',
  '![" onerror="alert(1)](/files/a)',
  '<details open ontoggle=alert(1)>',
  '| <b onclick=alert(1)>x</b> |\n|---|\n| y |',
  '<https://e.example/"onmouseover="alert(1)>',
  '<form action="https://evil.example"><input name=password></form>',
])('runs nothing: %s', async (body) => expectHarmless(await rendered(body)));

test('no naughty string becomes more than words', async () => {
  for (const body of naughty) expectHarmless(await rendered(body));
});

test('says what people mean', async () => {
  expect(await rendered('**Важно**: см. [материал](/bank/bilet-na-vyhod)')).toContain(
    '<strong>Важно</strong>: см. <a href="/bank/bilet-na-vyhod"',
  );
  expect(await rendered('> цитата\n\n1. раз\n2. два')).toMatch(/<blockquote>[\s\S]*<ol>/);
  expect(await rendered('# Заголовок')).toContain('<h3>');
});

test('is shown to people who signed in, and refuses what is too long', async () => {
  expect((await request('POST', '/api/markdown', { body: { body: 'а' } })).status).toBe(401);
  expect((await request('POST', '/api/markdown', { as: 'teacher', body: { body: 'а'.repeat(20_001) } })).status).toBe(
    400,
  );
});

test('its words stand on one line as sentences: headings and list items end, cells are parted', async () => {
  const source = '## Раз\n\nДва **три**:\n\n- четыре;\n- пять\n\n| а | | б |\n| - | - | - |\n| «в» | | г. |\n\nШесть?';
  const line = 'Раз. Два три: четыре; пять. а · б. «в» · г. Шесть?';
  expect(plainText(await rendered(source))).toBe(line);
  expect(textOf(parseBody(source))).toBe(line);
});
