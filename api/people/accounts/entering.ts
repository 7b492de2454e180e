import { rememberDevice } from './knownDevices.ts';
import { openSession } from './session.ts';

/** What a browser tells of itself. */
export interface Browser {
  address: string;
  userAgent: string;
  /** Its `Cookie` header. */
  cookie: string;
}

/**
 * Lets a person in who has proven who they are: by the password or by the secret of a link.
 * @returns the cookies to set: of the session, which comes first, and of the device
 */
export async function enter(userId: string, from: Browser): Promise<[session: string, device: string]> {
  return [await openSession(userId, from), await rememberDevice(userId, from.cookie)];
}
