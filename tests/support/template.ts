import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the demo city in it; every test file works on a copy. */
    template: string;
  }
}

/** Fills the demo city once a run. */
export default function setup(project: TestProject): () => void {
  const template = mkdtempSync(join(tmpdir(), 'opora-template-'));
  execFileSync(process.execPath, ['tests/support/fillTemplate.ts'], {
    env: { ...process.env, DATA_DIR: template, LOG_LEVEL: 'silent' },
    stdio: 'inherit',
  });
  project.provide('template', template);
  return () => rmSync(template, { recursive: true, force: true });
}
