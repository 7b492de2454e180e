import { minute, pairOfLimits, type Who } from './rateLimit.ts';

/** How often a person may ask, and an address, behind which a school of sixty may sit at its training. */
const limits = {
  /** Five a second, more than anybody types; or each of sixty people every other second. */
  search: pairOfLimits(minute, 300, 1800),
  /** One is drawn for a tenth of a second to half a minute: a folder's worth for a person, ten for each of sixty. */
  paper: pairOfLimits(5 * minute, 120, 600),
  /** Programs ask, some of them from servers that serve many people. */
  feed: pairOfLimits(5 * minute, 120, 600),
  description: pairOfLimits(minute, 60, 120),
};

/** Counts a read of a kind that costs much. @throws Problem 429 */
export const countRead = (kind: keyof typeof limits, who: Who): Promise<void> => limits[kind](who);
