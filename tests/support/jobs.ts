/** Runs all due jobs, including those they queue, and waits until they are done. */
export async function runJobs(now = new Date()): Promise<void> {
  const { registerJobs } = await import('../../api/capabilities.ts');
  const { Runner } = await import('../../api/platform/jobs/runner.ts');
  const { dueKinds } = await import('../../api/platform/jobs/lease.ts');
  registerJobs();
  const runner = new Runner();
  for (let round = 0; round < 50 && (await dueKinds(now)).length > 0; round++) {
    await runner.take(now);
    await runner.settled();
  }
}
