import type { Context } from 'hono';
import type { z } from 'zod';
import { type Answer, clearSiteData, created, type Front, noContent } from '../../platform/http/index.ts';
import type { Browser } from './entering.ts';
import { spent } from './oneTimeLink.ts';
import { actorOf } from './session.ts';
import { sessionOf, type sessionShape } from './shapes.ts';

export const browserOf = (context: Context<Front>): Browser => ({
  address: context.get('address'),
  userAgent: context.req.header('User-Agent') ?? '',
  cookie: context.req.header('Cookie') ?? '',
});

/** Answers 201 with a newly opened session. */
export async function entered(
  context: Context<Front>,
  entrance: (from: Browser) => Promise<{ cookies: string[] }>,
): Promise<Answer<201, z.input<typeof sessionShape>>> {
  const { cookies } = await entrance(browserOf(context));
  const { actor } = await actorOf(cookies[0] as string);
  // Closed at this very moment: there is no session.
  if (!actor) throw spent();
  for (const cookie of cookies) context.header('Set-Cookie', cookie, { append: true });
  return created(sessionOf(actor));
}

/** Answers 204 where this browser's session has ended: what it holds of the person goes with the cookie. */
export function left(context: Context<Front>, cookie: string): Answer<204, null> {
  context.header('Set-Cookie', cookie, { append: true });
  context.header('Clear-Site-Data', clearSiteData);
  return noContent();
}
