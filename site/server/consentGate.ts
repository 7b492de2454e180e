import type { MiddlewareHandler } from 'hono';
import type { Front } from '../../api/platform/http/index.ts';

/** What somebody may open who has signed in but not given the consent yet: the consent itself, the ways in and out, help. */
const openBeforeConsent =
  /^\/(?:_|(?:consent|sign-in|sign-out|forgot|reset|invitation|join|setup|about|help|privacy|view|demo|unsubscribe)(?:\/|$))/;

/** Leads people to the consent before anything else (152-ФЗ, статья 9), and from there back to where they were going. */
export const consentGate: MiddlewareHandler<Front> = async (context, next) => {
  const person = context.get('actor') ?? context.get('waiting');
  if (!person || person.consents.processing || openBeforeConsent.test(context.req.path)) return next();
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(`/consent?next=${encodeURIComponent(pathname + search)}`, 303);
};
