import type { CostlyRead } from './capability.ts';
import { capabilities } from './registry.ts';

/** What a file or a list for programs is by its ending, whichever room gives it; uploaded files are only sent. */
const byEnding: readonly (readonly [CostlyRead, RegExp])[] = [
  ['paper', /^\/(?!files\/).*(\.(pdf|docx|xlsx|csv|mdx)|\/qr\.\w+)$/],
  ['feed', /^\/(?!files\/).*\.(xml|ics)$/],
  ['description', /^\/api\/openapi\.json$/],
];

/**
 * What kind of costly read an address is; undefined for all others. Each room names its searches and exports;
 * `costlyReads.test.ts` looks for those that lack it.
 */
export const costOf = (path: string): CostlyRead | undefined =>
  [...capabilities().flatMap(({ costlyReads = [] }) => costlyReads), ...byEnding].find(([, address]) =>
    address.test(path),
  )?.[0];
