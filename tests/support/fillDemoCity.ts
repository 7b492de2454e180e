// Run by `demoCity.ts` with DATA_DIR set: the catalogue and the demo city in a fresh database, and the index of what it published.
import { eq } from 'drizzle-orm';
import { fillCatalogue } from '../../api/bank/catalogue.ts';
import { relateJob } from '../../api/related/job.ts';
import { relateAll } from '../../api/related/relate.ts';
import { buildPracticesBundle } from '../../api/search/practicesBundle.ts';
import { closeDatabase, write } from '../../db/client.ts';
import { fillDemo } from '../../db/demo/fill.ts';
import { jobs } from '../../db/schema/notifications.ts';

await fillCatalogue();
await fillDemo();
await relateAll();
await write((database) => database.delete(jobs).where(eq(jobs.kind, relateJob)));
// Else every server of the tests begins with building it.
await buildPracticesBundle();
await closeDatabase();
