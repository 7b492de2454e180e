import { statfs } from 'node:fs/promises';
import { dataDir } from '../../../db/client.ts';
import { log } from '../log/index.ts';
import { Problem } from '../problem/index.ts';

/** Bytes of the disk on which the data lie. */
export interface Space {
  free: number;
  total: number;
}

const gigabyte = 1024 ** 3;

/**
 * When the administrators are told, the mildest first: so little of the disk is free, and so few bytes. A fifth of a large disk
 * is room for years.
 */
export const levels = [
  { share: 0.2, bytes: 20 * gigabyte },
  { share: 0.1, bytes: 10 * gigabyte },
  { share: 0.05, bytes: 5 * gigabyte },
] as const;

/** How many of the levels were reached; 0 while there is room. */
export const levelOf = ({ free, total }: Space): number =>
  levels.filter(({ share, bytes }) => free < share * total && free < bytes).length;

/** What is kept for texts, which stay welcome when files are not any more: a gigabyte, less on a small disk. */
export const floorOf = ({ total }: Space): number => Math.min(gigabyte, total * 0.02);

const measured = async (): Promise<Space> => {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { free: bavail * bsize, total: blocks * bsize };
};
let measure = measured;

/** Has the disk measured by something else; by the disk itself again when nothing is named. */
export function measureBy(reading: () => Promise<Space> = measured): void {
  measure = reading;
}

/** How much room the disk has; null where that cannot be told. */
export async function readSpace(): Promise<Space | null> {
  try {
    return await measure();
  } catch (error) {
    log.error({ err: error }, 'the free space of the disk could not be read');
    return null;
  }
}

/**
 * Asks before a file is written whether the disk has room for it beside the texts.
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
