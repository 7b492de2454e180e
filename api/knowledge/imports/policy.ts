import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';

/** People who write materials of the bank may import one from Word. */
export const mayImport = (actor: MaybeActor): boolean => isMethodist(actor) && actor?.state === 'active';

/** A converted document is only for its owner. */
export const mayReadImport = (actor: MaybeActor, { userId }: { userId: string }): boolean =>
  mayImport(actor) && actor?.id === userId;
