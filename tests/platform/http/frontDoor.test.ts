import { describe, expect, it } from 'vitest';
import { answerOf, app, cookieOf, request } from '../../support/app.ts';

const { sameOrigin } = await import('../../../api/platform/http/origin.ts');
const threads = '/api/threads';

describe('the front door', () => {
  it('puts the security headers on every answer', async () => {
    for (const path of ['/api/health', '/api/nothing-here']) {
      const { headers } = await request('GET', path);
      expect(headers.get('Content-Security-Policy')).toContain("script-src 'self';");
      expect(headers.get('Content-Security-Policy')).not.toContain('unsafe-inline');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('answers in the order: origin, session, policy, input', async () => {
    const cookie = await cookieOf('outsider');
    const send = (headers: Record<string, string>) =>
      app.request(`http://opora.test${threads}`, { method: 'POST', headers, body: '{"broken' });
    expect((await send({})).status).toBe(403);
    expect((await send({ Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await send({ Origin: 'http://opora.test', 'Sec-Fetch-Site': 'cross-site', Cookie: cookie })).status).toBe(
      403,
    );
    expect((await send({ Origin: 'http://opora.test' })).status).toBe(401);
    expect((await send({ Origin: 'http://opora.test', Cookie: cookie })).status).toBe(400);
    expect((await send({ 'Sec-Fetch-Site': 'same-origin', Cookie: cookie })).status).toBe(400);
  });

  it('takes a write only from its own origin', () => {
    const judge = (headers: Record<string, string>) =>
      sameOrigin(new Headers({ Host: 'opora.test', ...headers }), 'http://opora.test/');
    expect(judge({ Origin: 'http://opora.test' })).toBe(true);
    expect(judge({ Origin: 'null' })).toBe(false);
    expect(judge({ Origin: 'http://opora.test.evil.example' })).toBe(false);
    expect(judge({ 'Sec-Fetch-Site': 'same-site', Origin: 'http://opora.test' })).toBe(false);
    expect(judge({ 'Sec-Fetch-Site': 'none' })).toBe(false);
  });

  it('refuses a body over 1 MB, also in pieces without a length', async () => {
    const headers = {
      Origin: 'http://opora.test',
      Cookie: await cookieOf('teacher'),
      'Content-Type': 'application/json',
    };
    const large = JSON.stringify({ association: 'mathematics', title: 'Длинно', body: 'я'.repeat(1024 * 1024) });
    const whole = await app.request(`http://opora.test${threads}`, { method: 'POST', headers, body: large });
    expect(whole.status).toBe(413);
    const pieces = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 40; sent++) controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024)));
        controller.close();
      },
    });
    const chunked = new Request(`http://opora.test${threads}`, {
      method: 'POST',
      headers,
      body: pieces,
      duplex: 'half',
    } as RequestInit);
    expect((await app.request(chunked)).status).toBe(413);
  });

  it('answers broken UTF-8 and things that are no object with 400', async () => {
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    for (const body of [bytes, '[]', '"text"', 'null', '12', '{"title": 5, "body": {}, "association": []}'])
      await answerOf(
        request('POST', threads, { as: 'teacher', body, headers: { 'Content-Type': 'application/json' } }),
        400,
      );
  });

  it('believes no X-Forwarded-For of a stranger', async () => {
    const response = await request('POST', '/api/session', {
      body: { email: 'x@demo.test', password: 'wrong' },
      headers: { 'X-Forwarded-For': '10.0.0.1' },
    });
    expect(response.status).toBe(401);
  });
});
