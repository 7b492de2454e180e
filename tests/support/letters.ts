// A process that does the jobs of the database it is given, as the server does: two of them run side by side in a test.
import { registerJobs } from '../../api/capabilities.ts';
import { dueKinds } from '../../api/platform/jobs/lease.ts';
import { Runner } from '../../api/platform/jobs/runner.ts';
import { closeDatabase } from '../../db/client.ts';

registerJobs();
const runner = new Runner().start();
while ((await dueKinds()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
await runner.settled();
await runner.stop();
await closeDatabase();
process.exit(0);
