import { z } from 'zod';
import type { Route } from './route.ts';

/** A refusal as every address tells it (RFC 9457); some carry members of their own, such as `retryAfter` or `current`. */
export const problemShape = z.looseObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Whether somebody without a session may be answered. */
export const opensToGuests = ({ method, access, anonymous }: Route) =>
  anonymous === true || (method === 'GET' && access.some((who) => /^(guest|by visibility)/.test(who)));

/** Statuses of the refusals that a route may give: what follows from its kind, and what it names itself in `problems`. */
export function refusalsOf(route: Route): number[] {
  const writes = route.method !== 'GET';
  const open = opensToGuests(route);
  const found = new Set<number>(route.problems);
  if (writes || route.query) found.add(400);
  if (!open) found.add(401);
  if (!open || writes) found.add(403);
  if (!open || route.path.includes(':')) found.add(404);
  // A write may meet another one, and be too large.
  if (writes) found.add(409).add(413);
  return [...found.add(429)].sort((one, other) => one - other);
}
