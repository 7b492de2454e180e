export { cleanUp } from './cleanUp.ts';
export { countJobs, listDead, removeDead, retryDead } from './dead.ts';
export { personalData } from './personalData.ts';
export { enqueue, enqueueEach, onJob, onJobs } from './queue.ts';
export { everySoOften, planRecurring } from './recurring.ts';
export { jobRoutes } from './routes.ts';
export { Runner } from './runner.ts';
