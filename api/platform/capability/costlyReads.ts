import type { CostlyRead } from './capability.ts';
import { capabilities } from './registry.ts';

/** The kind of a file or feed by its extension, in every room; uploaded files are only sent. */
const byEnding: readonly (readonly [CostlyRead, RegExp])[] = [
  ['paper', /^\/(?!files\/).*(\.(pdf|docx|xlsx|csv|mdx)|\/qr\.\w+)$/],
  ['feed', /^\/(?!files\/).*\.(xml|ics)$/],
  ['description', /^\/api\/openapi\.json$/],
];

/**
 * The kind of costly read at an address; undefined for all others. Each room declares its searches and exports;
 * `costlyReads.test.ts` finds undeclared ones.
 */
export const costOf = (path: string): CostlyRead | undefined =>
  [...capabilities().flatMap(({ costlyReads = [] }) => costlyReads), ...byEnding].find(([, address]) =>
    address.test(path),
  )?.[0];
