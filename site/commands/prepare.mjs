// Runs on any Node ≥ 20, before anything is installed: brings what the command after it needs, and says what it does.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

const withTests = process.argv.includes('--tests');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Нужен Node 20 или новее, а здесь ${process.versions.node}.`);
  process.exit(1);
}

function run(said, command, args) {
  console.error(`→ ${said}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`Не получилось: ${command} ${args.join(' ')}`);
    process.exit(status ?? 1);
  }
  console.error(`  готово за ${((Date.now() - started) / 1000).toFixed(0)} с`);
}

// npm writes this file when an installation has finished; one older than the lock file is not of it.
const installed = 'node_modules/.package-lock.json';
const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs - 1000;
if (!fresh || !sameVersions()) run('Устанавливаем пакеты (около минуты)', 'npm', ['ci', '--no-audit', '--no-fund']);

/** Whether what is installed is what the lock file names (a checkout gives every file a new date). */
function sameVersions() {
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const found = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(found).every(([path, { version }]) => wanted[path]?.version === version);
}

run('Собираем сайт, если он изменился', 'node_modules/.bin/node', ['site/commands/build.ts']);

if (withTests && !browser()) {
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!debian) {
    console.error('Для тестов нужен браузер Chromium. Установите его одной командой: sudo apt-get install -y chromium');
    process.exit(1);
  }
  run('Обновляем список пакетов Debian', 'apt-get', ['update', '-qq']);
  run('Устанавливаем Chromium для тестов', 'apt-get', ['install', '-y', '-qq', 'chromium']);
}

function browser() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(
    (path) => path && existsSync(path),
  );
}
