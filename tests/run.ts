// `npm test`: the checks of the source and every test; the last line is `N passed, N failed`.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

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

const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('close', resolve));

/** Gives what a check said, and whether it found nothing. It takes what the tests leave of the machine. */
async function check([name, command, args]: (typeof checks)[number]) {
  const child = spawn(command, args, { env: environment });
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const good = (await ended(child)) === 0;
  return { good, said: `\n→ ${name} (${clock()})\n${said}` };
}

// Beside the tests that come first and longest (`sequencer.ts`): those look at pages, and none of them measures time.
const checking = Promise.all(checks.map(check));

const report = 'node_modules/.cache/tests.json';
rmSync(report, { force: true });
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const vitest = ['run', '--config', 'tests/vitest.config.ts', ...reporters, ...process.argv.slice(2)];
await ended(spawn(bin('vitest'), vitest, { stdio: ['ignore', 1, 1] }));

for (const { good, said } of await checking) {
  console.log(said);
  if (good) passed += 1;
  else failed += 1;
}
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
console.log(`\nafter ${clock()}\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
