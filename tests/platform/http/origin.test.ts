import { describe, expect, it } from 'vitest';

process.env.LOG_LEVEL = 'silent';
const { originJudge } = await import('../../../api/platform/http/origin.ts');

const told = originJudge({ siteUrl: 'https://opora.example.ru', siteUrlGiven: true });
const untold = originJudge({ siteUrl: 'http://127.0.0.1:5055', siteUrlGiven: false });
const takes = (judge: typeof told, headers: Record<string, string>) =>
  judge(new Headers(headers), 'http://127.0.0.1:5055/sign-in');

describe('a site that was told its address', () => {
  it('takes a write from its own pages, also behind a proxy that names another host', () => {
    for (const Host of ['opora.example.ru', '127.0.0.1:4321', 'app', 'OPORA.example.ru:443'])
      expect(takes(told, { Host, Origin: 'https://opora.example.ru' })).toBe(true);
    expect(takes(told, { Host: 'opora.example.ru', 'Sec-Fetch-Site': 'same-origin' })).toBe(true);
  });

  it.each([
    { Host: 'evil.example', Origin: 'https://evil.example' },
    { Host: 'evil.example', Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    { Host: '127.0.0.1:4321', Origin: 'http://127.0.0.1:4321' },
    { Host: 'localhost:4321', Origin: 'https://localhost:4321', 'Sec-Fetch-Site': 'same-origin' },
    { Host: 'opora.example.ru', Origin: 'http://opora.example.ru' },
    { Host: 'opora.example.ru', Origin: 'https://opora.example.ru:8443' },
    { Host: 'opora.example.ru', Origin: 'https://opora.example.ru.evil.example' },
    { Host: 'opora.example.ru', Origin: 'https://www.opora.example.ru' },
    { Host: 'opora.example.ru', Origin: 'null' },
    { Host: 'evil.example', Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    { Host: 'evil.example', 'Sec-Fetch-Site': 'same-origin' },
    { Host: 'opora.example.ru' },
  ])('refuses $Origin at $Host', (headers) => {
    expect(takes(told, headers as Record<string, string>)).toBe(false);
  });
});

describe('a site that was not', () => {
  it.each([
    '127.0.0.1:5055',
    '[::1]:5055',
    '192.168.7.20:8080',
    'localhost:5055',
    'demo.localhost:5055',
    'teachers-room:80',
    'app',
  ])('takes a write where it is opened as %s', (Host) => {
    expect(takes(untold, { Host, Origin: `http://${Host}` })).toBe(true);
    expect(takes(untold, { Host, 'Sec-Fetch-Site': 'same-origin' })).toBe(true);
  });

  it.each([
    { Host: 'evil.example:5055', Origin: 'http://evil.example:5055' },
    { Host: 'evil.example:5055', Origin: 'http://evil.example:5055', 'Sec-Fetch-Site': 'same-origin' },
    { Host: 'evil.example', 'Sec-Fetch-Site': 'same-origin' },
    { Host: '127.0.0.1.nip.example', Origin: 'http://127.0.0.1.nip.example' },
    { Host: 'localhost.evil.example', Origin: 'http://localhost.evil.example' },
    { Host: '127.0.0.1:5055', Origin: 'http://127.0.0.1:5056' },
    { Host: '127.0.0.1:5055', Origin: 'https://127.0.0.1:5055' },
    { Host: 'user@evil.example', Origin: 'http://user@evil.example' },
    { Host: 'x y', Origin: 'http://x y' },
    { Host: '127.0.0.1:5055', Origin: 'http://127.0.0.1:5055', 'Sec-Fetch-Site': 'cross-site' },
  ])('refuses $Origin at $Host', (headers) => {
    expect(takes(untold, headers as Record<string, string>)).toBe(false);
  });
});
