import type { AstroGlobal } from 'astro';
import type { Actor } from '../../api/platform/actor/index.ts';
import { forbidden, notSignedIn } from '../../api/platform/problem/index.ts';

/**
 * The actor of a page that needs a session: `const actor = requireActor(Astro); if (actor instanceof Response) return actor;`
 * @returns the actor, or a redirect to the consent when they have not given it yet (152-ФЗ)
 * @throws Problem 401, whose page offers to sign in and come back here; 403 when their school has not confirmed them yet
 */
export function requireActor(astro: AstroGlobal): Actor | Response {
  const { actor, waiting } = astro.locals;
  if (!actor && waiting)
    throw forbidden(
      'Администрация школы ещё не подтвердила, что вы у неё работаете. Когда подтвердит, придёт письмо, и страница откроется.',
    );
  if (!actor) throw notSignedIn();
  if (actor.consents.processing) return actor;
  return astro.redirect(`/consent?next=${encodeURIComponent(astro.url.pathname + astro.url.search)}`);
}

/**
 * Pages that guests may read but not submit: `const away = guardForms(Astro); if (away) return away;`
 * @returns null when nothing is submitted or the sender may go on, else the redirect of `requireActor`
 * @throws Problem as `requireActor` does
 */
export function guardForms(astro: AstroGlobal): Response | null {
  if (astro.request.method !== 'POST') return null;
  const actor = requireActor(astro);
  return actor instanceof Response ? actor : null;
}

/** Longer than any address of this site. */
const longestPath = 2000;
const anywhere = 'http://local.invalid';

/**
 * A path of this site from `?next=`, as a browser resolves it; anything else (another host, a scheme) becomes `otherwise`.
 * The resolved path is checked, because `/.//host` and `/%2e//host` resolve to `//host`.
 */
export function localPath(next: string | null | undefined, otherwise = '/'): string {
  if (!next?.startsWith('/') || next.length > longestPath) return otherwise;
  const url = URL.parse(next, anywhere);
  if (url?.origin !== anywhere || url.username || url.password) return otherwise;
  const { pathname, search, hash } = url;
  return isPlain(pathname) && isPlain(decoded(pathname)) ? pathname + search + hash : otherwise;
}

/** One slash at the beginning, and no control characters. */
const isPlain = (path: string) => /^\/(?![/\\])\P{Cc}*$/u.test(path);

/** The decoded path; empty, which is not a path, when it cannot be decoded. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Malformed encoding such as `%ff`: none of our addresses has it.
    return '';
  }
}
