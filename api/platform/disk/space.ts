import { statfs } from 'node:fs/promises';
import { dataDir } from '../../../db/client.ts';
import { log } from '../log/index.ts';
import { Problem } from '../problem/index.ts';

/** Bytes of the disk that holds the data. */
export interface Space {
  free: number;
  total: number;
}

const gigabyte = 1024 ** 3;

/**
 * Warning levels, the mildest first: both the free share and the free bytes are below these. A fifth of a large disk
 * lasts for years.
 */
export const levels = [
  { share: 0.2, bytes: 20 * gigabyte },
  { share: 0.1, bytes: 10 * gigabyte },
  { share: 0.05, bytes: 5 * gigabyte },
] as const;

/** How many of the levels were reached; 0 while there is enough room. */
export const levelOf = ({ free, total }: Space): number =>
  levels.filter(({ share, bytes }) => free < share * total && free < bytes).length;

/** Reserved for texts, which are still accepted when files are not: a gigabyte, less on a small disk. */
export const floorOf = ({ total }: Space): number => Math.min(gigabyte, total * 0.02);

const measured = async (): Promise<Space> => {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { free: bavail * bsize, total: blocks * bsize };
};
let measure = measured;

/** Replaces the measurement, for tests; without an argument restores it. */
export function measureBy(reading: () => Promise<Space> = measured): void {
  measure = reading;
}

/** Free and total bytes of the disk; null where they are unknown. */
export async function readSpace(): Promise<Space | null> {
  try {
    return await measure();
  } catch (error) {
    log.error({ err: error }, 'the free space of the disk could not be read');
    return null;
  }
}

/**
 * Checks before a file is written that the disk has room for it beside the reserve for texts.
 * @param size bytes
 * @throws Problem 507
 */
export async function requireSpace(size: number): Promise<void> {
  const space = await readSpace();
  if (!space || space.free - size >= floorOf(space)) return;
  const detail =
    'Файлы сейчас не принимаем, а тексты сохраняются как обычно. Сообщите администратору платформы: ему нужно освободить место. Потом отправьте файл ещё раз.';
  throw new Problem(507, 'На сервере почти не осталось места', detail, { errors: [{ path: 'file', message: detail }] });
}
