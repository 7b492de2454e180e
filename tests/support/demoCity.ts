import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder of its own with the demo city in it, `name` in its path. Who asked for it removes it. */
export function demoCity(name: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), `opora-${name}-`));
  execFileSync(process.execPath, ['tests/support/fillDemoCity.ts'], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: 'inherit',
  });
  return dataDir;
}
