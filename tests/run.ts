// `npm test`: the checks of the source and every test; the last line is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const bin = (name: string) => `node_modules/.bin/${name}`;
const checks: [string, string, string[]][] = [
  ['types of pages and code', bin('astro'), ['check', '--minimumFailingSeverity', 'error']],
  ['form of the source', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['arrows between the rooms', bin('depcruise'), ['--config', 'tests/arrows.cjs', 'api', 'db', 'site']],
];

let passed = 0;
let failed = 0;
const started = Date.now();
/** Seconds since the beginning, to see where the time goes. */
const clock = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;

/** Side by side: the first takes one processor for as long as the others together. What each says is printed when it ends. */
await Promise.all(
  checks.map(async ([name, command, args]) => {
    const child = spawn(command, args, { env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    const status = await new Promise((resolve) => child.once('close', resolve));
    console.log(`\n→ ${name} (${clock()})\n${said}`);
    if (status === 0) passed += 1;
    else failed += 1;
  }),
);

console.log(`\n→ tests (${clock()})`);
const report = 'node_modules/.cache/tests.json';
rmSync(report, { force: true });
spawnSync(
  bin('vitest'),
  [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    stdio: ['ignore', 1, 1],
  },
);
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  // A file that could not be loaded has no tests to fail, and must not pass for that.
  const broken = counts.testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  failed += counts.numFailedTests + broken.length;
} catch {
  failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
