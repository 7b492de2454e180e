import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startMailServer } from '../../support/mailServer.ts';

/** A word that nothing of ours holds: a name, a part of an address, a password. */
const marker = 'Zqxmarkervw';
let mail: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  mail = await startMailServer();
  mail.state.refuse = true;
});
afterAll(() => mail.stop());

/** Runs the failing process to its end: all it prints, and its exit code. */
async function run(last: string): Promise<{ printed: string; code: number | null }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'opora-failing-'));
  cpSync(inject('template'), dataDir, { recursive: true });
  const child = spawn(process.execPath, ['tests/support/failing.ts'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      SITE_URL: 'http://opora.test',
      SMTP_URL: mail.url,
      LOG_LEVEL: 'trace',
      RATE_LIMITS: 'on',
      MARKER: marker,
      LAST: last,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  rmSync(dataDir, { recursive: true, force: true });
  return { printed, code };
}

describe.each(['throw', 'reject'])('the log of a process that ends with a %s', (last) => {
  let printed = '';
  let code: number | null = null;
  beforeAll(async () => {
    ({ printed, code } = await run(last));
  }, 120_000);

  it('holds no word that came from people', () => {
    const telling = printed.split('\n').filter((line) => line.toLowerCase().includes(marker.toLowerCase()));
    expect(telling).toEqual([]);
    expect(printed).not.toMatch(/argon2id|private\.test/);
  });

  it('says what broke and where', () => {
    for (const path of ['constraint', 'read-only', 'json', 'type', 'nested', 'named'])
      expect(printed).toContain(`answered ${path} 500`);
    expect(printed).toContain('answered closed 500');
    const entries = printed
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { msg: string; err?: Record<string, unknown> });
    const told = (find: (err: Record<string, unknown>) => boolean) => entries.some(({ err }) => err && find(err));
    expect(
      told(
        ({ type, sql, cause }) =>
          type === 'DrizzleQueryError' &&
          /^insert into "users"/.test(String(sql)) &&
          /users\.email/.test(JSON.stringify(cause)),
      ),
    ).toBe(true);
    expect(told(({ type, stack }) => type === 'SyntaxError' && /failing\.ts:\d+/.test(String(stack)))).toBe(true);
    expect(told(({ cause }) => JSON.stringify(cause ?? '').includes('EBROKEN'))).toBe(true);
    expect(told(({ code: said, smtp }) => said === 'EENVELOPE' && Number(smtp) >= 500)).toBe(true);
    expect(printed).toContain('a listener failed');
    expect(printed).toMatch(/failure test\.failing: Сбой в программе \(Error\)/);
    expect(printed).toMatch(/failure test\.database: База не приняла запись \(.*users\.email/);
    expect(entries.map(({ msg }) => msg)).toContain('nobody caught a failure');
    expect(code).toBe(1);
  });
});
