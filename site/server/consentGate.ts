import type { MiddlewareHandler } from 'hono';
import type { Front } from '../../api/platform/http/index.ts';

/** Pages for people who signed in but have not consented yet: the consent itself, signing in and out, help. */
const openBeforeConsent =
  /^\/(?:_|(?:consent|sign-in|sign-out|forgot|reset|invitation|join|setup|about|help|privacy|view|demo|unsubscribe)(?:\/|$))/;

/** Redirects people to the consent first (152-ФЗ, статья 9), and then back to their page. */
export const consentGate: MiddlewareHandler<Front> = async (context, next) => {
  const person = context.get('actor') ?? context.get('waiting');
  if (!person || person.consents.processing || openBeforeConsent.test(context.req.path)) return next();
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(`/consent?next=${encodeURIComponent(pathname + search)}`, 303);
};
