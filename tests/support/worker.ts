// A process that does jobs of the kind `test.shared` and prints each one's number: two of them run side by side in a test.
import { dueKinds } from '../../api/platform/jobs/lease.ts';
import { onJob } from '../../api/platform/jobs/queue.ts';
import { Runner } from '../../api/platform/jobs/runner.ts';
import { closeDatabase } from '../../db/client.ts';

onJob('test.shared', async ({ number }) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  console.log(number);
});
// Both begin together, however long each took to start.
console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.unref();
const runner = new Runner().start();
while ((await dueKinds()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
await runner.settled();
await runner.stop();
await closeDatabase();
