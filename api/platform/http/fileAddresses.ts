/**
 * Addresses that take files up to 20 MB; everything else is limited to 1 MB. Pages take them with the form, where there are no
 * scripts. A new form or route that takes a file has its line here: `tests/api/fileAddresses.test.ts` looks for those that lack it.
 */
const addresses = [
  /^\/api\/(files|imports)$/,
  /^\/api\/(associations|pairs)\/[^/]+\/documents$/,
  /^\/api\/documents\/[^/]+\/versions$/,
  /\/attachments$/,
  /^\/associations\/[^/]+\/documents$/,
  /^\/materials\/import$/,
  /^\/(materials|upkeep)\/[^/]+\/files$/,
  /^\/(pairs|threads)\/\w+$/,
];

export const takesFiles = (path: string): boolean => addresses.some((address) => address.test(path));
