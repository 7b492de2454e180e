import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Mail by SMTP: the settings are read at import, so this file does without the demo city. */
const received: string[] = [];
let refuse = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, callback) => callback(refuse ? new Error('no such mailbox') : null),
  onData(stream, _session, callback) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      received.push(Buffer.concat(parts).toString('utf8'));
      callback();
    });
  },
});
let mail: typeof import('../../../api/platform/mail/mail.ts');

beforeAll(async () => {
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.LOG_LEVEL = 'silent';
  mail = await import('../../../api/platform/mail/mail.ts');
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const letter = (to: string) => ({
  to,
  subject: 'Проверка',
  greeting: 'Здравствуйте!',
  paragraphs: ['Пара <b>слов</b> & знаков.'],
  action: { label: 'Открыть', url: 'http://opora.test/x?a=1&b=2' },
  signature: 'Центр',
});

describe('a letter by SMTP', () => {
  it('goes as text and HTML, and no markup of people gets into it', async () => {
    expect(await mail.send(letter('one@school.test'))).toBe(true);
    const [raw = ''] = received;
    expect(raw).toContain('multipart/alternative');
    const bodies = [...raw.matchAll(/Content-Transfer-Encoding: base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(
      ([, body = '']) => Buffer.from(body, 'base64').toString('utf8'),
    );
    const quoted = raw
      .replace(/=\r\n/g, '')
      .replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
    const text = [...bodies, quoted].join('\n');
    expect(text).toContain('&lt;b&gt;слов&lt;/b&gt; &amp; знаков');
    expect(text).toContain('http://opora.test/x?a=1&b=2');
  });

  it('that is refused is told, not lost', async () => {
    refuse = true;
    expect(await mail.send(letter('two@school.test'))).toBe(false);
    expect(await mail.sendAll([letter('three@school.test'), letter('four@school.test')])).toEqual([
      'three@school.test',
      'four@school.test',
    ]);
  });
});

describe('the settings of mail', () => {
  it('are held before anything is served', async () => {
    const { mailTrouble, mailWarning } = await import('../../../api/platform/mail/check.ts');
    expect(mailTrouble(undefined, 'Опора <opora@localhost>')).toBeNull();
    expect(mailTrouble('smtps://u:p@mail.centre.ru', 'Опора <opora@centre.ru>')).toBeNull();
    expect(mailTrouble('smtp://127.0.0.1:2525', 'opora@centre.ru')).toBeNull();
    expect(mailTrouble('smtp://mail.centre.ru', 'Опора <opora@localhost>')).toBeNull();
    expect(mailWarning('smtp://mail.centre.ru', 'Опора <opora@localhost>')).toMatch(/^MAIL_FROM/);
    expect(mailTrouble('mail.centre.ru:25', 'opora@centre.ru')).toMatch(/^SMTP_URL/);
    expect(mailTrouble('https://mail.centre.ru', 'opora@centre.ru')).toMatch(/^SMTP_URL/);
    expect(mailTrouble(undefined, 'Опора')).toMatch(/^MAIL_FROM/);
  });
});
