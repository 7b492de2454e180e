import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** Published ones are open to everyone; archived ones only to methodists. */
export const maySeePublication = (actor: MaybeActor, { state }: { state: 'published' | 'archived' }): boolean =>
  state === 'published' || isMethodist(actor);

/** People not yet confirmed by their school read, and write nothing that others see. */
export const mayReportApplication = (actor: MaybeActor): boolean => actor?.state === 'active';

/** Authors delete their own report; methodists may delete any. */
export const mayRemoveApplication = (actor: MaybeActor, { userId }: { userId: string }): boolean =>
  actor?.id === userId || isMethodist(actor);

/** Reports name people, so they are for those who signed in; guests see only counts. */
export const mayReadReports = (actor: MaybeActor): boolean => actor !== null;

/** Files of materials are managed by methodists; those of a practice in the database by its authors (`api/knowledge/practices`). */
export const mayAttach = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';
