import { bucketOf, hour, Limit, quarterHour, SlowLane, tooMany } from '../../platform/http/index.ts';

/**
 * How often a password may be guessed. What strangers do never shuts a person out: their own browsers have a measure of
 * their own; elsewhere ten guesses of one address at one account are refused the eleventh, which touches nobody at another
 * address; and what is counted of a whole address or a whole account makes others wait for seconds, not come back later.
 */
const byDevice = new Limit(10, quarterHour);
const byAccountAndAddress = new Limit(10, quarterHour);
/** Sixty people of a school sign in at once and some mistype: behind one address a hundred failures are free. */
const byAddress = { free: new Limit(100, quarterHour), lane: new SlowLane(10, 10_000) };
/** Of all addresses together: many machines that guess at one person. */
const byAccount = { free: new Limit(50, hour), lane: new SlowLane(2, 20_000) };
const resetsByAddress = { free: new Limit(60, hour), lane: new SlowLane(5, 10_000) };
const bySession = new Limit(10, quarterHour);

const byLetter = 'Или восстановите пароль: письмо со ссылкой придёт и сейчас.';

interface Attempt {
  /** The address of the account as it is looked up. */
  account: string;
  address: string;
  /** The browser as one of this person's, by `knownDevice`. */
  device: string | null;
}

/**
 * Takes an attempt to sign in before the password is looked at; it may wait for some seconds.
 * @returns what is called when the password was right: the attempt counts for nothing then
 * @throws Problem 429
 */
export async function takeSignIn({ account, address, device }: Attempt): Promise<() => Promise<void>> {
  if (device) {
    await byDevice.spend(device, byLetter);
    return async () => byDevice.forget(device);
  }
  const bucket = bucketOf(address);
  const pair = `${bucket} ${account}`;
  await byAccountAndAddress.spend(pair, byLetter);
  try {
    await queue(byAddress, bucket);
    await queue(byAccount, account);
  } catch (crowded) {
    // The password was not looked at: what a crowd does costs nobody their own guesses.
    await byAccountAndAddress.giveBack(pair);
    throw crowded;
  }
  return async () => {
    byAccountAndAddress.forget(pair);
    await byAddress.free.giveBack(bucket);
    await byAccount.free.giveBack(account);
  };
}

/** Takes a request for a letter with a new password: waits where an address asks for many, but for a known browser. */
export async function takeReset({ address, device }: Omit<Attempt, 'account'>): Promise<void> {
  if (!device) await queue(resetsByAddress, bucketOf(address));
}

/** Takes a look at the password of somebody who is signed in: counted by their session alone. */
export async function takePasswordCheck(sessionId: string): Promise<() => void> {
  await bySession.spend(sessionId);
  return () => bySession.forget(sessionId);
}

async function queue({ free, lane }: { free: Limit; lane: SlowLane }, key: string): Promise<void> {
  const excess = await free.count(key);
  if (excess > 0 && !(await lane.pass(key, excess))) throw tooMany(lane.delay(excess), byLetter);
}
