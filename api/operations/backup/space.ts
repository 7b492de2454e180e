import { stat, statfs } from 'node:fs/promises';
import { sizeInWords } from '../../platform/russian/shared/size.ts';
import { BackupRefusal } from './refusal.ts';

/** Reserved beside the copy, because the site goes on writing. */
const margin = 64 * 1024 * 1024;

/**
 * Checks that there is enough disk space before anything is written.
 * @param needs existing folders, and the bytes each will take
 * @throws BackupRefusal with the missing amount
 */
export async function ensureSpace(needs: readonly { folder: string; bytes: number }[]): Promise<void> {
  const disks = new Map<number, { folder: string; bytes: number }>();
  for (const { folder, bytes } of needs) {
    const { dev } = await stat(folder);
    const known = disks.get(dev);
    disks.set(dev, { folder: known?.folder ?? folder, bytes: (known?.bytes ?? margin) + bytes });
  }
  for (const { folder, bytes } of disks.values()) {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (free < bytes)
      throw new BackupRefusal(
        `Не хватает места: нужно ${sizeInWords(bytes)}, а на диске папки «${folder}» свободно ${sizeInWords(free)}. Освободите место или задайте другую папку в BACKUP_DIR.`,
      );
  }
}
