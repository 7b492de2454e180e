import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { makeBackup } from '../../api/operations/backup/make.ts';
import { FileClient } from '../../db/fileClient.ts';

/** A folder for this test file, removed after it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opora-backup-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A filled city of its own in `folder`. */
export function cityIn(folder: string, name = 'city'): string {
  const city = join(folder, name);
  cpSync(inject('template'), city, { recursive: true });
  return city;
}

/** Copies a city into a file. */
export const copyOf = (city: string, target: string, more: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
  makeBackup({ dataDir: city, database: join(city, 'opora.db'), target, newestOnly: [], version: 'test', ...more });

/** Runs a statement on a city that nobody else has open. */
export function run(city: string, ...statements: string[]): unknown[][] {
  const client = new FileClient(join(city, 'opora.db'), []);
  try {
    return statements.map((sql) => client.run(sql).rows).at(-1) as unknown as unknown[][];
  } finally {
    client.close();
  }
}

const digest = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** One hash for all rows of each table, and one for each file: two places with the same answer hold the same. */
export function contentOf(city: string): Record<string, string> {
  const client = new FileClient(join(city, 'opora.db'), []);
  const content: Record<string, string> = {};
  const tables = client.run("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").rows;
  for (const [table] of tables as unknown as [string][]) {
    const rows = client.run(`select * from "${table}"`).rows as unknown as unknown[][];
    content[table] = digest(
      rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    );
  }
  client.close();
  return { ...content, ...filesOf(city) };
}

export function filesOf(city: string): Record<string, string> {
  const folder = join(city, 'files');
  if (!existsSync(folder)) return {};
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    found.map((entry) => [
      `files/${entry.name.slice(0, 2)}/${entry.name}`,
      digest(readFileSync(join(entry.parentPath, entry.name))),
    ]),
  );
}

export interface Ran {
  code: number | null;
  out: string;
}

/** Runs `site/commands/…` on a place; `seen` gets the process. */
export function command(
  name: string,
  words: string[],
  environment: Record<string, string>,
  seen?: (child: ChildProcess) => void,
): Promise<Ran> {
  const child = spawn(process.execPath, [`site/commands/${name}.ts`, ...words], {
    env: { ...process.env, LOG_LEVEL: 'silent', BACKUP_PASSPHRASE: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  seen?.(child);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
}
