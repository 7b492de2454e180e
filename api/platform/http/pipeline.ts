import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Actor } from '../actor/index.ts';
import { config, isSecure } from '../config/index.ts';
import { log } from '../log/index.ts';
import { badInput, notFound, Problem } from '../problem/index.ts';
import { callerAddress } from './caller.ts';
import { countRead } from './costlyReads.ts';
import { sameOrigin } from './origin.ts';
import { countWrite } from './rateLimit.ts';
import type { Front } from './route.ts';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Set on every answer, also on those that never reach this pipeline. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  ...(isSecure && { 'Strict-Transport-Security': 'max-age=31536000' }),
};

const safe = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** How sessions are resolved: provided by the room of accounts. */
export interface Sessions {
  /** The name of the session cookie: a request without it is a guest's. */
  readonly cookie: string;
  /** Resolves the sender of a request with this `Cookie` header; `setCookie` is the renewed session cookie, if it was extended. */
  actorOf(cookieHeader: string): Promise<{ actor: Actor | null; setCookie: string | null }>;
}

/** What higher rooms provide to the front door. */
interface Door {
  sessions: Sessions;
  /** Whether an address accepts files, which may be larger than texts. */
  takesFiles(path: string): boolean;
  /** The kind of costly read at an address. */
  costOf(path: string): Parameters<typeof countRead>[0] | undefined;
}

const journal: MiddlewareHandler<Front> = async (context, next) => {
  const started = performance.now();
  const requestId = randomUUID();
  context.set('requestId', requestId);
  await next();
  // An uploaded file has a stricter policy of its own.
  for (const [name, value] of Object.entries(securityHeaders))
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  context.res.headers.set('X-Request-Id', requestId);
  const status = context.res.status;
  // Addresses of private things stay out of the log: the route's pattern is enough to find a bug.
  const entry = { requestId, method: context.req.method, status, ms: Math.round(performance.now() - started) };
  if (status >= 500) log.error(entry, 'request');
  else log.debug(entry, 'request');
};

const tooLarge = () => {
  throw new Problem(
    413,
    'Слишком большой запрос',
    'Текст не может занимать больше 1 МБ, файл — больше 20 МБ. Сократите его или разделите на части.',
  );
};
const textSize = 1024 * 1024;
const fileSize = 21 * 1024 * 1024;
const counted = new Map([textSize, fileSize].map((maxSize) => [maxSize, bodyLimit({ maxSize, onError: tooLarge })]));

/** Node's HTTP parser enforces a declared length; a body without one is counted as it arrives, which costs each request a stream. */
const bodySize =
  ({ takesFiles }: Door): MiddlewareHandler<Front> =>
  (context, next) => {
    const { req } = context;
    if (safe(req.method)) return next();
    const most = takesFiles(req.path) ? fileSize : textSize;
    const named = req.header('Transfer-Encoding') === undefined ? Number(req.header('Content-Length')) : Number.NaN;
    if (named > most) return tooLarge();
    return Number.isSafeInteger(named) && named >= 0 ? next() : (counted.get(most) as MiddlewareHandler)(context, next);
  };

/**
 * The only address that accepts a cross-site write: one-click unsubscribe by a mail provider (RFC 8058), without cookies
 * and without an Origin. Its secret is the only permission, and ending letters is all it can do.
 */
const fromMail = (path: string) => path.startsWith('/unsubscribe/');

const origin: MiddlewareHandler<Front> = (context, next) => {
  if (!safe(context.req.method) && !fromMail(context.req.path) && !sameOrigin(context.req.raw.headers, context.req.url))
    throw new Problem(
      403,
      'Запрос пришёл не с этого сайта',
      config.siteUrlGiven
        ? `Откройте сайт по его адресу, ${config.siteUrl}, и повторите действие.`
        : 'Откройте страницу заново по её адресу и повторите действие.',
    );
  return next();
};

const session =
  ({ sessions }: Door): MiddlewareHandler<Front> =>
  async (context, next) => {
    const bindings = context.env as Partial<HttpBindings> | undefined;
    const remote = bindings?.incoming?.socket?.remoteAddress ?? '127.0.0.1';
    context.set('address', callerAddress(context.req.raw.headers, remote));
    const cookie = context.req.header('Cookie');
    context.set('actor', null);
    context.set('waiting', null);
    if (!cookie?.includes(`${sessions.cookie}=`)) return next();
    const { actor, setCookie } = await sessions.actorOf(cookie);
    // People who wait for the school's confirmation are guests on every page and route.
    const waits = actor?.state === 'waiting';
    context.set('actor', waits ? null : actor);
    context.set('waiting', waits ? actor : null);
    await next();
    if (setCookie) addCookie(context.res.headers, setCookie, sessions.cookie);
  };

/** Adds the renewed (or cleared) session cookie to any answer that does not set one itself. */
function addCookie(headers: Headers, cookie: string, name: string): void {
  if (headers.getSetCookie().some((one) => one.startsWith(`${name}=`))) return;
  headers.append('Set-Cookie', cookie);
  // No cache in between may hand it to others.
  if (headers.get('Cache-Control')?.includes('public')) headers.set('Cache-Control', 'private, no-cache');
}

const limits =
  ({ costOf }: Door): MiddlewareHandler<Front> =>
  async (context, next) => {
    const person = context.get('actor') ?? context.get('waiting');
    const who = person ? { person } : { address: context.get('address') };
    const cost = safe(context.req.method) ? costOf(context.req.path) : undefined;
    if (!safe(context.req.method)) await countWrite(who);
    else if (cost) await countRead(cost, who);
    return next();
  };

/** Far longer than any query of our pages and lists. */
const mostParameters = 200;
/** A file name of 150 letters after an id is the longest that we write ourselves. */
const longestPath = 1000;

/** Whether this path can be one of ours: well-formed UTF-8, no control characters, and not too long. */
function canBeOurs(path: string): boolean {
  try {
    const plain = decodeURIComponent(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return plain.length <= longestPath && !/[\u0000-\u001F\u007F]/.test(plain);
  } catch {
    return false;
  }
}

/** Refuses addresses that none of our links has, before a page or a route parses them. */
const address: MiddlewareHandler<Front> = (context, next) => {
  const { url } = context.req;
  const [path = '', query = ''] =
    url
      .slice(url.indexOf('/', 8))
      .split('#', 1)[0]
      ?.split(/\?(.*)/s) ?? [];
  if (!canBeOurs(path)) throw notFound();
  if (query.split('&', mostParameters + 1).length > mostParameters)
    throw badInput([{ path: '', message: `В адресе больше ${mostParameters} условий. Начните с первой страницы.` }]);
  return next();
};

/** The middleware of every request, pages and API alike, in this order. */
export function pipeline(door: Door): Hono<Front> {
  const front = new Hono<Front>();
  front.use(journal, bodySize(door), origin, session(door), limits(door), address);
  return front;
}

/** A failure as the API answers it. Anything but a `Problem` is logged and answered without details. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = asProblem(error, requestId);
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  if (typeof problem.extra.retryAfter === 'number') headers['Retry-After'] = String(problem.extra.retryAfter);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

export function asProblem(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) return error;
  const full = error instanceof Error && /SQLITE_FULL|ENOSPC/.test(`${error.message} ${String(error.cause)}`);
  log.error({ err: error, requestId }, full ? 'no room on disk' : 'unexpected failure');
  if (full)
    return new Problem(
      507,
      'На сервере кончилось место',
      'Запись не сохранена. Скопируйте текст и сообщите администратору: ему нужно освободить место. Потом отправьте ещё раз.',
    );
  return new Problem(
    500,
    'Что-то сломалось у нас',
    `Попробуйте ещё раз через минуту. Если не поможет, сообщите администратору номер ${requestId}.`,
  );
}
