import { rememberDevice } from './knownDevices.ts';
import { openSession } from './session.ts';

/** Headers of a browser. */
export interface Browser {
  address: string;
  userAgent: string;
  /** Its `Cookie` header. */
  cookie: string;
}

/**
 * Signs in a person who has proven their identity, by password or by a link.
 * @returns the cookies to set: the session's first, then the device's
 */
export async function enter(userId: string, from: Browser): Promise<[session: string, device: string]> {
  return [await openSession(userId, from), await rememberDevice(userId, from.cookie)];
}
