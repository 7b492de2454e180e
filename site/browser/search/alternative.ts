import type { Synonym } from './types.ts';

/** A way in which a document may answer: it has all the keys. */
export interface Alternative {
  readonly keys: readonly string[];
  /** How much of the word's worth it has, up to 1. */
  readonly share: number;
  /** Where one word is asked, all documents of a lower rank go before those of a higher one. */
  readonly rank: number;
  /** The word that was taken for a slip. */
  readonly corrected?: string;
  /** The synonym that was taken, and for what. */
  readonly synonym?: Synonym;
}

export function exactly(keys: readonly string[], share = 1, rank = 0): Alternative {
  return { keys, share, rank };
}
