// `npm run restore -- FILE`: a copy into an empty DATA_DIR. The passphrase comes from BACKUP_PASSPHRASE or is asked for.
process.env.LOG_LEVEL ??= 'error';
const { isEncrypted } = await import('../../api/operations/backup/archive.ts');
const { BackupRefusal } = await import('../../api/operations/backup/refusal.ts');
const { restoreBackup } = await import('../../api/operations/backup/restore.ts');
const { countOf, dayOf, timeOf } = await import('../../api/platform/russian/shared/russian.ts');
const { dataDir } = await import('../../db/place.ts');
const { askPassphrase } = await import('./passphrase.ts');

try {
  const [file, ...others] = process.argv.slice(2);
  if (!file || others.length > 0 || file.startsWith('-'))
    throw new BackupRefusal('Назовите файл копии: npm run restore -- /mnt/disk/opora.tar');
  if (process.env.DATABASE_URL)
    throw new BackupRefusal(
      'Копия восстанавливается в папку DATA_DIR. Уберите на это время переменную DATABASE_URL: с ней «Опора» откроет другую базу.',
    );
  const given = process.env.BACKUP_PASSPHRASE || undefined;
  const passphrase = (await isEncrypted(file)) ? (given ?? (await askPassphrase('Фраза этой копии'))) : undefined;
  console.error('→ Проверяем и распаковываем');
  const { manifest, counts } = await restoreBackup(file, passphrase, dataDir);
  const at = new Date(manifest.createdAt);
  console.log(`Восстановлено в ${dataDir}: всё, что было ${dayOf(at)} в ${timeOf(at)}.
  ${countOf(counts.people, 'человек', 'человека', 'человек')}
  ${countOf(counts.schools, 'школа', 'школы', 'школ')}
  ${countOf(counts.posts, 'сообщение', 'сообщения', 'сообщений')}
  ${countOf(counts.files, 'файл', 'файла', 'файлов')}`);
  if (manifest.lost.length > 0)
    console.log(`Этих файлов не было уже тогда: ${manifest.lost.length}. Их строки остались, открыть их нельзя.`);
  if (manifest.flaws > 0) console.log('Связи в базе были нарушены уже тогда. Запустите npm run check-data.');
  if (manifest.emptied.length > 0)
    console.log('Данных, которые хранит только самая новая копия (ответов анкет), в этой нет: она не самая новая.');
  console.log('Дальше: npm start. Он обновит базу, если копия старше здешней «Опоры», и соберёт поиск заново.');
} catch (error) {
  if (!(error instanceof BackupRefusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

export {};
