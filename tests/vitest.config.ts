import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { resolveOnce } from './support/demoCity.ts';
import { LongestFirst } from './support/sequencer.ts';

// The sources are read a hundred times, by every file and every server anew: what Node made of them is kept.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/compiled');

// A test that asks for no city opens an empty place of its own, never the developer's.
process.env.DATA_DIR ??= mkdtempSync(join(tmpdir(), 'opora-place-'));

export default defineConfig({
  test: {
    root: '.',
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/template.ts',
    sequence: { sequencer: LongestFirst },
    // Each file has a database of its own, opened when its modules load.
    isolate: true,
    pool: 'forks',
    maxWorkers: 2,
    // Tests of one file that say they may run side by side.
    maxConcurrency: 2,
    // Node reads the sources as the server's commands do: half the time of having them transformed for every file anew.
    experimental: { viteModuleRunner: false },
    execArgv: ['--import', resolveOnce],
    // Far more than anything takes: the machine may be slow and busy, and a test that waits for what is meant ends when it is there.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 20_000, interval: 50 } },
  },
});
