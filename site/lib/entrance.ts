import type { AstroGlobal } from 'astro';
import { clearSiteData } from '../../api/http/clearSiteData.ts';
import { type FormState, submitted } from './form.ts';

/** What a form that opens (or closes) a session gives: the cookie, where to go, what to say there. */
export interface Entered {
  cookie: string;
  to: string;
  said?: string;
}
type Entrances = Record<string, (values: Record<string, unknown>) => Promise<Entered>>;

/** As `submitted`, for forms after which the browser gets another session cookie. */
export async function entrance(astro: AstroGlobal, entrances: Entrances): Promise<FormState | Response> {
  let cookie = '';
  const intents = Object.fromEntries(
    Object.entries(entrances).map(([intent, enter]) => [
      intent,
      async (values: Record<string, unknown>) => {
        const entered = await enter(values);
        cookie = entered.cookie;
        return entered;
      },
    ]),
  );
  const outcome = await submitted(astro, intents);
  if (outcome instanceof Response && cookie) outcome.headers.append('Set-Cookie', cookie);
  // The session is closed: what the browser holds of this person goes with it, copies of pages and the memory of «Назад» too.
  if (outcome instanceof Response && /^[^=]+=;/.test(cookie)) outcome.headers.set('Clear-Site-Data', clearSiteData);
  return outcome;
}

/** What the browser calls itself. */
export const userAgentOf = (astro: AstroGlobal): string => astro.request.headers.get('User-Agent') ?? '';
