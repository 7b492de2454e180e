import { config } from '../../platform/config/index.ts';
import { badInput } from '../../platform/problem/index.ts';
import { readSettings } from '../../platform/settings/index.ts';
import { guessable } from './guessable.ts';
import { hashPassword } from './password.ts';

interface Owner {
  email: string;
  name: string;
  /** Titles the person is associated with: the school, the centre. */
  places?: readonly string[];
}

/** «ivanova@school7.ru»: the local part; of the domain only words other than «mail» or «demo». */
function wordsOf(email: string): string[] {
  const [name = '', domain = ''] = email.split('@');
  return [name, ...domain.split('.').filter((word) => word.length >= 5)];
}

/**
 * The only way to hash a chosen password: every new password is checked here first.
 * @throws Problem 400 at `password` when it is guessable
 */
export async function newPasswordHash(password: string, { email, name, places = [] }: Owner): Promise<string> {
  const { city, centre } = await readSettings();
  const site = ['opora', 'опора', ...new URL(config.siteUrl).hostname.split('.').filter((word) => word.length >= 5)];
  const reason = await guessable(password, [...wordsOf(email), name, city, centre, ...places, ...site]);
  if (reason) throw badInput([{ path: 'password', message: reason }]);
  return hashPassword(password);
}
