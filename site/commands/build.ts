// Builds the site when its sources changed since the last build: `npm run build`, and before demo, start and test.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const stamp = 'dist/.built-from';

/** One hash of everything the build reads. */
function sources(): string {
  const hash = createHash('sha256');
  const files = globSync([
    'site/**/*',
    'content/**/*',
    'api/**/*',
    'db/**/*',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
  ]);
  for (const file of files.sort())
    if (statSync(file).isFile()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function run(args: string[]): void {
  const { status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

const now = sources();
if (!process.argv.includes('--force') && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) process.exit(0);

console.error('→ Описания материалов');
run(['site/commands/checkBank.ts']);
console.error('→ Страницы');
rmSync('dist', { recursive: true, force: true });
run(['node_modules/astro/bin/astro.mjs', 'build']);
console.error('→ Поисковый указатель банка');
run(['site/commands/indexBank.ts']);
console.error('→ Значки, картинки ссылок, работа без сети');
run(['site/commands/drawIcons.ts']);
run(['site/commands/drawShare.ts']);
run(['site/commands/buildWorker.ts']);
run(['site/commands/compress.ts']);
mkdirSync('dist', { recursive: true });
writeFileSync(stamp, now);
