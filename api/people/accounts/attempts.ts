import { bucketOf, hour, Limit, quarterHour, SlowLane, tooMany } from '../../platform/http/index.ts';

/**
 * Limits on guessing passwords. Strangers can never lock a person out: the person's own browsers are counted
 * separately; elsewhere the eleventh wrong guess from one address at one account is refused, which affects nobody at another
 * address; and totals of a whole address or a whole account only delay by seconds.
 */
const byDevice = new Limit(10, quarterHour);
const byAccountAndAddress = new Limit(10, quarterHour);
/** Sixty people of a school sign in at once and some mistype: an address has a hundred free failures. */
const byAddress = { free: new Limit(100, quarterHour), lane: new SlowLane(10, 10_000) };
/** Total over all addresses: many machines guessing at one person. */
const byAccount = { free: new Limit(50, hour), lane: new SlowLane(2, 20_000) };
const resetsByAddress = { free: new Limit(60, hour), lane: new SlowLane(5, 10_000) };
const bySession = new Limit(10, quarterHour);

const byLetter = 'Или восстановите пароль: письмо со ссылкой придёт и сейчас.';

interface Attempt {
  /** The e-mail address as it is looked up. */
  account: string;
  address: string;
  /** The browser as one of this person's, from `knownDevice`. */
  device: string | null;
}

/**
 * Counts a sign-in attempt before the password is checked; may delay it by some seconds.
 * @returns a function to call when the password was right: the attempt is then uncounted
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
    // The password was not checked: a crowd of attempts uses up nobody's own.
    await byAccountAndAddress.giveBack(pair);
    throw crowded;
  }
  return async () => {
    byAccountAndAddress.forget(pair);
    await byAddress.free.giveBack(bucket);
    await byAccount.free.giveBack(account);
  };
}

/** Counts a request for a password reset: delayed where an address asks for many, except from a known browser. */
export async function takeReset({ address, device }: Omit<Attempt, 'account'>): Promise<void> {
  if (!device) await queue(resetsByAddress, bucketOf(address));
}

/** Counts a password check of a signed-in person, by their session alone. */
export async function takePasswordCheck(sessionId: string): Promise<() => void> {
  await bySession.spend(sessionId);
  return () => bySession.forget(sessionId);
}

async function queue({ free, lane }: { free: Limit; lane: SlowLane }, key: string): Promise<void> {
  const excess = await free.count(key);
  if (excess > 0 && !(await lane.pass(key, excess))) throw tooMany(lane.delay(excess), byLetter);
}
