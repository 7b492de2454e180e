import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** What is published is open to everyone; what was archived, to methodists alone. */
export const maySeePublication = (actor: MaybeActor, { state }: { state: 'published' | 'archived' }): boolean =>
  state === 'published' || isMethodist(actor);

/** Who came by a school's link and is not confirmed yet reads, and writes nothing that others see. */
export const mayReportApplication = (actor: MaybeActor): boolean => actor?.state === 'active';

/** One's own report is taken back by its author; a methodist removes one that does not belong there. */
export const mayRemoveApplication = (actor: MaybeActor, { userId }: { userId: string }): boolean =>
  actor?.id === userId || isMethodist(actor);

/** Reports name people, so they are for those who signed in; guests see the counts. */
export const mayReadReports = (actor: MaybeActor): boolean => actor !== null;

/** Files of materials are laid by methodists; those of a practice of the database by its authors (`api/practices`). */
export const mayAttach = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';
