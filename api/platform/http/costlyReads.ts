import { minute, pairOfLimits, type Who } from './rateLimit.ts';

/** The limits of a person, and of an address, behind which a school of sixty may sit at its training. */
const limits = {
  /** Five a second, more than anybody types; or one every other second for each of sixty people. */
  search: pairOfLimits(minute, 300, 1800),
  /** Making one takes from a tenth of a second to half a minute: a folder's worth for a person, ten for each of sixty. */
  paper: pairOfLimits(5 * minute, 120, 600),
  /** Asked by programs, some of them on servers that serve many people. */
  feed: pairOfLimits(5 * minute, 120, 600),
  description: pairOfLimits(minute, 60, 120),
};

/** Counts a costly read. @throws Problem 429 */
export const countRead = (kind: keyof typeof limits, who: Who): Promise<void> => limits[kind](who);
