import { config } from '../../platform/config/index.ts';
import { badInput } from '../../platform/problem/index.ts';
import { readSettings } from '../../platform/settings/index.ts';
import { guessable } from './guessable.ts';
import { hashPassword } from './password.ts';

interface Owner {
  email: string;
  name: string;
  /** Titles of what the person belongs to: the school, the centre. */
  places?: readonly string[];
}

/** «ivanova@school7.ru»: the name before the sign; of the domain only words that are no mere «mail» or «demo». */
function wordsOf(email: string): string[] {
  const [name = '', domain = ''] = email.split('@');
  return [name, ...domain.split('.').filter((word) => word.length >= 5)];
}

/**
 * The one way to a hash of a password that somebody chose: wherever one is set, it is looked at first.
 * @throws Problem 400 beside `password` when a stranger would guess it
 */
export async function newPasswordHash(password: string, { email, name, places = [] }: Owner): Promise<string> {
  const { city, centre } = await readSettings();
  const site = ['opora', 'опора', ...new URL(config.siteUrl).hostname.split('.').filter((word) => word.length >= 5)];
  const reason = await guessable(password, [...wordsOf(email), name, city, centre, ...places, ...site]);
  if (reason) throw badInput([{ path: 'password', message: reason }]);
  return hashPassword(password);
}
