import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** For `node --import`: a process that reads the sources begins in half of the time. */
export const resolveOnce = resolve('tests/support/resolveOnce.mjs');

const kept = resolve('node_modules/.cache/demo-city');

/** A data folder of its own with the demo city in it, `name` in its path. Who asked for it removes it. */
export function demoCity(name: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), `opora-${name}-`));
  execFileSync(process.execPath, ['--import', resolveOnce, 'tests/support/fillDemoCity.ts'], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: 'inherit',
  });
  return dataDir;
}

/**
 * The same, but what was filled for an earlier run of the same hour is taken again when nothing changed of what a city is
 * made from: moments of the demo are counted from the one at which it is filled. Where `CI` is set it is filled always.
 */
export function demoCityOfThisHour(name: string): string {
  const cached = join(kept, madeFrom());
  if (process.env.CI || !existsSync(cached)) {
    const filled = demoCity(name);
    rmSync(kept, { recursive: true, force: true });
    cpSync(filled, `${cached}.new-${process.pid}`, { recursive: true });
    if (!existsSync(cached)) renameSync(`${cached}.new-${process.pid}`, cached);
    return filled;
  }
  const dataDir = mkdtempSync(join(tmpdir(), `opora-${name}-`));
  cpSync(cached, dataDir, { recursive: true });
  return dataDir;
}

/** One hash of the hour and of all that the city is filled from; the search reads what was built with the site. */
function madeFrom(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 13));
  const others = ['tests/support/fillDemoCity.ts', 'package-lock.json', 'dist/.built-from'];
  for (const file of globSync(['api/**/*', 'db/**/*', 'content/**/*', ...others]).sort())
    if (statSync(file).isFile()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
