import type { AstroGlobal } from 'astro';
import type { Browser } from '../../api/people/accounts/index.ts';
import { clearSiteData } from '../../api/platform/http/index.ts';
import { type FormState, submitted } from '../forms/form.ts';

/** The result of a form that opens or closes a session: cookies, the next page, the message. */
export interface Entered {
  cookies: readonly string[];
  to: string;
  said?: string;
}
type Entrances = Record<string, (values: Record<string, unknown>) => Promise<Entered>>;

/** As `submitted`, for forms that change the session. */
export async function entrance(astro: AstroGlobal, entrances: Entrances): Promise<FormState | Response> {
  let cookies: readonly string[] = [];
  const intents = Object.fromEntries(
    Object.entries(entrances).map(([intent, enter]) => [
      intent,
      async (values: Record<string, unknown>) => {
        const entered = await enter(values);
        cookies = entered.cookies;
        return entered;
      },
    ]),
  );
  const outcome = await submitted(astro, intents);
  if (!(outcome instanceof Response)) return outcome;
  for (const cookie of cookies) outcome.headers.append('Set-Cookie', cookie);
  // The session is closed: local data goes with it, including copies of pages and the back-forward cache.
  if (cookies.some((cookie) => /^[^=]+=;/.test(cookie))) outcome.headers.set('Clear-Site-Data', clearSiteData);
  return outcome;
}

export const browserOf = ({ locals, request: { headers } }: AstroGlobal): Browser => ({
  address: locals.address,
  userAgent: headers.get('User-Agent') ?? '',
  cookie: headers.get('Cookie') ?? '',
});
