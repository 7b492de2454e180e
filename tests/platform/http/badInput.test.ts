import naughty from 'big-list-of-naughty-strings' with { type: 'json' };
import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { materialWithForm } from '../../support/roles.ts';

const { renderMarkdown } = await import('../../../api/platform/markdown/markdown.ts');

const strings: string[] = [
  ...naughty,
  '\u0000',
  'а\u202Eб',
  '\uD800',
  'я'.repeat(300_000),
  '{{7*7}}',
  '../../etc/passwd',
  "'; DROP TABLE users; --",
];

let threadId = '';
let practice: { id: string; version: number };
const parts = {
  title: 'Проба',
  summary: 'Проба пера',
  context: '',
  problem: '',
  actions: '',
  result: '',
  transfer: '',
  resources: '',
};

beforeAll(async () => {
  const thread = await answerOf<{ id: string }>(
    request('POST', '/api/threads', {
      as: 'teacher',
      body: { association: 'mathematics', title: 'Для проверки', body: 'Начало' },
    }),
    201,
  );
  threadId = thread.id;
  practice = await answerOf(request('POST', '/api/practices', { as: 'teacher', body: parts }), 201);
});

/** Each text field of people, with a request that carries one string in it. */
const fields: Record<string, (text: string) => Promise<Response>> = {
  'a post': (body) => request('POST', `/api/threads/${threadId}/posts`, { as: 'teacher', body: { body } }),
  "a thread's title": (title) =>
    request('POST', '/api/threads', { as: 'teacher', body: { association: 'mathematics', title, body: 'Текст' } }),
  'a part of a practice': async (context) => {
    const response = await request('PUT', `/api/practices/${practice.id}`, {
      as: 'teacher',
      body: { ...parts, context, version: practice.version },
    });
    if (response.status === 200) practice.version = ((await response.clone().json()) as { version: number }).version;
    return response;
  },
  "a practice's title": (title) => request('POST', '/api/practices', { as: 'teacher', body: { ...parts, title } }),
  'a name': (name) => request('PUT', '/api/me', { as: 'outsider', body: { name } }),
  'a report of use': (report) =>
    request('PUT', `/api/materials/${materialWithForm}/application`, { as: 'outsider', body: { outcome: 3, report } }),
  'a request to join': (reason) =>
    request('POST', '/api/associations/primary/members', { as: 'outsider', body: { request: reason, reason } }),
  'a search of people': (query) =>
    request('GET', `/api/people?q=${encodeURIComponent(query.toWellFormed()).slice(0, 4000)}`, { as: 'admin' }),
  'an id in the address': (id) =>
    request('GET', `/api/threads/${encodeURIComponent(id.toWellFormed()).slice(0, 2000)}`),
  'a sign-in': (email) => request('POST', '/api/session', { body: { email, password: 'x' } }),
};

describe('strings that break software', () => {
  // A sign-in hashes a password each time, so it gets every tenth string.
  for (const [field, send] of Object.entries(fields))
    it(`${field} takes or refuses them with a clear answer`, async () => {
      for (const text of field === 'a sign-in' ? strings.filter((_, at) => at % 10 === 0) : strings) {
        const response = await send(text);
        const answer = await response.text();
        expect(response.status, `${JSON.stringify(text.slice(0, 60))}: ${answer.slice(0, 200)}`).toBeLessThan(500);
        if (response.status >= 400) expect(response.headers.get('Content-Type')).toContain('application/problem+json');
      }
    });

  it('keeps what it takes, letter by letter', async () => {
    const body = 'Эмодзи 👩‍🏫, ударе́ние, «ёлочки», <b>не тег</b> & 𝒙²';
    const { number } = await answerOf<{ number: number }>(
      request('POST', `/api/threads/${threadId}/posts`, { as: 'teacher', body: { body } }),
      201,
    );
    const page = await answerOf<{ posts: { items: { html: string; number: number }[] } }>(
      request('GET', `/api/threads/${threadId}?limit=100&cursor=${number - 1}`),
      200,
    );
    const html = page.posts.items.find((post) => post.number === number)?.html;
    expect(html).toContain('👩‍🏫');
    expect(html).toContain('&lt;b&gt;не тег&lt;/b&gt;');
  });
});

describe('Markdown with scripts', () => {
  const vectors = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '![x](javascript:alert(1))',
    '![x](https://elsewhere.example/pixel.png)',
    '<a href="javascript:alert(1)">x</a>',
    '[x](<java\nscript:alert(1)>)',
    '[x]: javascript:alert(1)\n\n[x]',
    '"><svg/onload=alert(1)>',
    '`<script>`',
    '<iframe src="https://elsewhere.example"></iframe>',
    '<style>body{display:none}</style>',
  ];
  it('leaves nothing that runs, and no picture of a foreign host', () => {
    for (const vector of [...vectors, ...naughty]) {
      const html = renderMarkdown(vector);
      expect(html).not.toMatch(/<(script|iframe|svg|style|object|embed|form|input|link|meta|base)\b/i);
      expect(html).not.toMatch(/<[^>]+\son\w+\s*=/i);
      expect(html).not.toMatch(/<[^>]+(href|src)\s*=\s*["']?\s*(javascript|data|vbscript):/i);
      expect(html).not.toMatch(/<img[^>]+src="(?!\/files\/)/i);
    }
  });
});
