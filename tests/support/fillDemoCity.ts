// Run by `demoCity.ts` with DATA_DIR set: the catalogue and the demo city in a fresh database, and what a server makes of what it published.
import '../../api/capabilities.ts';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { fillCatalogue } from '../../api/knowledge/bank/catalogue.ts';
import { buildPracticesBundle } from '../../api/knowledge/bank/practicesBundle.ts';
import { relateJob } from '../../api/knowledge/bank/relateJob.ts';
import { relateAll } from '../../api/knowledge/related/relate.ts';
import { keepPictures } from '../../api/knowledge/socialImages/keep.ts';
import { placeKey } from '../../api/platform/placeKey/index.ts';
import { closeDatabase, dataDir, read, write } from '../../db/client.ts';
import { fillDemo } from '../../db/demo/fill.ts';
import { publications } from '../../db/schema/bank.ts';
import { jobs } from '../../db/schema/jobs.ts';

// Every copy of the city has the same key: its pages hold addresses that are derived from it.
placeKey();
await fillCatalogue();
await fillDemo();
await relateAll();
await write((database) => database.delete(jobs).where(eq(jobs.kind, relateJob)));
// Else every server of the tests begins with building the index and drawing the pictures.
keepPictures();
await buildPracticesBundle();
await drawn();
await closeDatabase();

/** Waits until there is a picture of everything published in the database. */
async function drawn(): Promise<void> {
  const ours = and(eq(publications.source, 'database'), eq(publications.state, 'published'));
  const wanted = await read.$count(publications, ours);
  for (const until = Date.now() + 180_000; Date.now() < until; await new Promise((wake) => setTimeout(wake, 100))) {
    const files = await readdir(join(dataDir, 'share', 'published')).catch(() => []);
    if (files.filter((file) => file.endsWith('.png')).length >= wanted) return;
  }
  throw new Error('the pictures of publications were not drawn within three minutes');
}
