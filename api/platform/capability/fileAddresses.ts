import { capabilities } from './registry.ts';

/**
 * Whether this address accepts files up to 20 MB; everything else is limited to 1 MB. Without scripts, pages receive files
 * with the form. Each room declares its own; `fileAddresses.test.ts` finds undeclared ones.
 */
export const takesFiles = (path: string): boolean =>
  capabilities().some(({ fileAddresses = [] }) => fileAddresses.some((address) => address.test(path)));
