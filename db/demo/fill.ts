import { globSync } from 'node:fs';
import { count } from 'drizzle-orm';
import { indexMissing } from '../../api/community/discussions/index.ts';
import { read, write } from '../client.ts';
import { users } from '../schema/accounts.ts';
import type { DemoPart } from './part.ts';
import { preparePeople } from './people.ts';

/** Fills an empty database with the demo municipality, all or nothing. The catalogue's files must be in it already. */
export async function fillDemo(): Promise<boolean> {
  const [row] = await read.select({ people: count() }).from(users);
  if (row && row.people > 0) return false;
  const { ids, insert } = await preparePeople();
  const parts = await demoParts();
  const writes: Awaited<ReturnType<DemoPart['prepare']>>[] = [insert];
  for (const { prepare } of parts) writes.push(await prepare(ids));
  await write(async (database) => {
    for (const writePart of writes) await writePart(database);
  });
  await indexMissing();
  return true;
}

/** What each file beside this one has for the city, in the order in which it is written. */
async function demoParts(): Promise<DemoPart[]> {
  const files = globSync('*.ts', { cwd: import.meta.dirname }).sort();
  const modules = await Promise.all(files.map((file): Promise<{ part?: DemoPart }> => import(`./${file}`)));
  return modules.flatMap(({ part }) => part ?? []).sort((one, other) => one.order - other.order);
}
