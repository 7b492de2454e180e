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

/**
 * What costs the server more than a page when it is read, API and pages alike. A new search, paper or feed has its line here:
 * `tests/api/costlyReads.test.ts` looks for those that lack it. Uploaded files are only sent.
 */
const costly: readonly (readonly [kind: keyof typeof limits, address: RegExp])[] = [
  ['search', /^\/api\/(find|discussions\/search|threads\/similar|mentors|people|pairs\/matching)$/],
  ['search', /^\/api\/threads\/([^/]+\/)?people$/],
  ['search', /^\/(threads\/search|suggestions\.json)$/],
  ['paper', /^\/(?!files\/).*(\.(pdf|docx|xlsx|csv|mdx)|\/qr\.\w+)$/],
  ['paper', /^\/api\/(me\/export|material-drafts\/[^/]+\/mdx)$/],
  ['feed', /^\/(?!files\/).*\.(xml|ics)$/],
  ['description', /^\/api\/openapi\.json$/],
];

/** What kind of costly read an address is; undefined for all others. */
export const costOf = (path: string) => costly.find(([, address]) => address.test(path))?.[0];

/** Counts a read that costs much; others are free. @throws Problem 429 */
export async function countRead(path: string, who: Who): Promise<void> {
  const kind = costOf(path);
  if (kind) await limits[kind](who);
}
