import { capabilities } from './registry.ts';

/**
 * Whether this address takes files up to 20 MB; everything else is limited to 1 MB. Pages take them with the form, where there
 * are no scripts. Each room names its own; `fileAddresses.test.ts` looks for forms and routes that lack theirs.
 */
export const takesFiles = (path: string): boolean =>
  capabilities().some(({ fileAddresses = [] }) => fileAddresses.some((address) => address.test(path)));
