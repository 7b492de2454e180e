// `npm run backup -- FILE`: copies the whole data folder, while the site runs too. `-- --encrypt FILE` asks for a passphrase;
// BACKUP_PASSPHRASE in the environment encrypts without asking.
process.env.LOG_LEVEL ??= 'error';
const { config } = await import('../../api/platform/config/config.ts');
const { countOf } = await import('../../api/platform/russian/shared/russian.ts');
const { makeBackup } = await import('../../api/operations/backup/make.ts');
const { newestOnlyTables } = await import('../../api/operations/backup/newestOnly.ts');
const { BackupRefusal } = await import('../../api/operations/backup/refusal.ts');
const { stageTitles } = await import('../../api/operations/backup/shared/stages.ts');
const { sizeInWords } = await import('../../api/platform/russian/shared/size.ts');
const { databaseFile, dataDir } = await import('../../db/place.ts');
const { askPassphrase } = await import('./passphrase.ts');

async function passphraseOf(asked: boolean): Promise<string | undefined> {
  const given = process.env.BACKUP_PASSPHRASE;
  if (given || !asked) return given || undefined;
  const first = await askPassphrase('Фраза, которой зашифровать копию');
  if (first === undefined)
    throw new BackupRefusal('Спросить фразу не у кого: задайте её в переменной BACKUP_PASSPHRASE.');
  if (first !== (await askPassphrase('Ещё раз'))) throw new BackupRefusal('Фразы не совпали, копия не сделана.');
  return first;
}

try {
  const given = process.argv.slice(2);
  const files = given.filter((word) => word !== '--encrypt');
  const [target] = files;
  if (!target || files.length > 1 || target.startsWith('-'))
    throw new BackupRefusal('Назовите файл копии: npm run backup -- /mnt/disk/opora.tar');
  if (databaseFile === null)
    throw new BackupRefusal(
      `База лежит на сервере libSQL (DATABASE_URL): её эта команда не копирует, копию делает тот, кто ведёт сервер, его средствами. Файлы людей лежат здесь: ${dataDir}/files. Копируйте эту папку сразу после базы.`,
    );
  let stage = '';
  const made = await makeBackup({
    dataDir,
    database: databaseFile,
    target,
    passphrase: await passphraseOf(given.includes('--encrypt')),
    newestOnly: newestOnlyTables,
    version: config.version,
    tell: (progress) => {
      if (progress.stage === stage) return;
      stage = progress.stage;
      console.error(`→ ${stageTitles[progress.stage]}`);
    },
  });
  const { lost, flaws, newestOnly, entries } = made.manifest;
  console.log(
    `Копия готова и проверена: ${made.file}\n${sizeInWords(made.bytes)}, ${countOf(entries.length - 1, 'файл', 'файла', 'файлов')} людей и база; ${made.encrypted ? 'зашифрована' : 'не зашифрована'}.`,
  );
  if (lost.length > 0)
    console.log(
      `Внимание: на диске нет ${countOf(lost.length, 'файла', 'файлов', 'файлов')}, о которых знает база: ${lost.slice(0, 5).join(', ')}`,
    );
  if (flaws > 0)
    console.log(
      `Внимание: в базе ${countOf(flaws, 'ссылка ведёт', 'ссылки ведут', 'ссылок ведут')} в никуда. Запустите npm run check-data.`,
    );
  if (newestOnly.length > 0)
    console.log('В копии есть данные, которые нельзя хранить долго. Удалите её, когда сделаете следующую.');
} catch (error) {
  if (!(error instanceof BackupRefusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

export {};
