import type { AstroGlobal } from 'astro';
import type { Actor } from '../../api/accounts/actor.ts';
import { notSignedIn } from '../../api/http/problem.ts';

/**
 * Who looks at a page that needs a session: `const actor = requireActor(Astro); if (actor instanceof Response) return actor;`
 * @returns the actor, or a redirect to the consent for one who has not given it yet (152-ФЗ)
 * @throws Problem 401, whose page offers to sign in and come back here
 */
export function requireActor(astro: AstroGlobal): Actor | Response {
  const { actor } = astro.locals;
  if (!actor) throw notSignedIn();
  if (actor.consents.processing) return actor;
  return astro.redirect(`/consent?next=${encodeURIComponent(astro.url.pathname + astro.url.search)}`);
}

/** A path of this site from `?next=`; anything else (another host, a scheme) becomes `otherwise`. */
export function localPath(next: string | null | undefined, otherwise = '/'): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return otherwise;
  const url = new URL(next, 'http://local.invalid');
  return url.host === 'local.invalid' ? url.pathname + url.search + url.hash : otherwise;
}
