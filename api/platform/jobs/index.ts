export { capability } from './capability.ts';
export { countJobs, listDead, removeDead, retryDead } from './dead.ts';
export { enqueue, enqueueEach, onJob, onJobBatch } from './queue.ts';
export { planRecurring, schedule } from './recurring.ts';
export { Runner } from './runner.ts';
