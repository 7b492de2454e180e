/** How far a publication is trusted beside its words: what was looked through lately and what others proved goes up a little. */
export interface Standing {
  readonly reviewedAt: Date;
  /** From 1 (experience of the authors) to 3 (shown by research), as on the card. */
  readonly evidence: number;
  /** Schools that took it over. */
  readonly adoptions?: number;
}

const YEAR = 365 * 24 * 3600 * 1000;
// Together never more than an eighth: words decide, this only between equals.
const FRESH = 0.05;
const PROVEN = 0.02;
const ADOPTED = 0.01;
const MOST_ADOPTED = 0.04;

/** A factor near 1 for the weight of all words of a document; `now` is the time of the build. */
export function standingOf({ reviewedAt, evidence, adoptions = 0 }: Standing, now: Date): number {
  const age = Math.max(0, now.getTime() - reviewedAt.getTime()) / YEAR;
  const fresh = FRESH * Math.max(0, 1 - age / 2);
  return 1 + fresh + PROVEN * (evidence - 1) + Math.min(MOST_ADOPTED, ADOPTED * Math.log2(1 + adoptions));
}
