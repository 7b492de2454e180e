import { and, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { settings } from '../../../db/schema/settings.ts';
import { notify } from '../../people/notifications/index.ts';
import { floorOf, levelOf, readSpace, type Space } from '../../platform/disk/index.ts';
import { schedule } from '../../platform/jobs/index.ts';
import { log } from '../../platform/log/index.ts';
import { sizeInWords } from '../../platform/russian/shared/size.ts';
import { storeSetting } from '../../platform/settings/index.ts';

/** The settings row with the level the administrators were notified of. */
const key = 'diskLevelTold';
/** The most administrators that are notified. */
const most = 100;

async function levelTold(database: Database): Promise<number> {
  const [row] = await database.select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  return Number(row?.value ?? 0);
}

/**
 * Checks the free disk space and notifies every administrator, once per level. A level is left, and may be reported again, only
 * when a tenth more than its limit is free, so that a disk at the limit does not repeat the notice.
 */
export async function watchSpace(): Promise<void> {
  const space = await readSpace();
  if (!space) return;
  const told = await levelTold(read);
  if (levelOf(space) === 0 && told === 0) return;
  await write(async (database) => {
    const before = await levelTold(database);
    const now = levelOf(space);
    const eased = levelOf({ ...space, free: space.free / 1.1 });
    const level = now > before ? now : Math.min(before, eased);
    if (level === before) return;
    await storeSetting(database, key, String(level));
    if (level > before) await tell(database, space, level);
  });
}

async function tell(database: Database, space: Space, level: number): Promise<void> {
  log.error({ ...space, level }, 'the disk is filling up');
  const administrators = await database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.state, 'active')))
    .limit(most);
  await notify(
    database,
    administrators.map(({ id }) => id),
    {
      kind: 'platform',
      title: `На диске сервера свободно ${sizeInWords(space.free)} из ${sizeInWords(space.total)}. Когда останется ${sizeInWords(floorOf(space))}, файлы приниматься не будут`,
      reason: 'вы администратор платформы',
      url: '/admin#disk',
      subject: `disk:${level}`,
    },
  );
}

/** Checks the disk every ten minutes. */
export function registerDiskJobs(): void {
  schedule('disk.space', '*/10 * * * *', watchSpace, 'Посмотреть, сколько места осталось на диске');
}
