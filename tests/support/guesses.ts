import { request } from './app.ts';
import { demoPassword } from './entering.ts';

/** Sign-ins from addresses of the test's choice: the file sets `TRUSTED_PROXY=127.0.0.1` before it imports anything. */
export const from = (address: string, cookie = ''): Record<string, string> => ({
  'X-Forwarded-For': address,
  ...(cookie && { Cookie: cookie }),
});

export const signIn = (name: string, address: string, password = demoPassword, cookie = '') =>
  request('POST', '/api/session', {
    headers: from(address, cookie),
    body: { email: name.includes('@') ? name : `${name}@demo.test`, password },
  });

/** How often each status came, of attempts that are all under way at once. */
export async function statusesOf(attempts: Promise<Response>[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(attempts)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

export const many = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** The cookies of an answer, for the next request's `Cookie` header; `but` leaves one out by the beginning of its name. */
export const cookiesOf = (response: Response, but = '-'): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] as string)
    .filter((cookie) => !cookie.startsWith(but))
    .join('; ');
