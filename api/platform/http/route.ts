import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type Actor, type MaybeActor, signedIn } from '../actor/index.ts';
import { forbidden, notFound, parse, Unreadable } from '../problem/index.ts';
import { type Answer, type Answers, type Declared, WrittenJson } from './answer.ts';
import { hostileJson } from './jsonBounds.ts';

/** What a handler gets from the pipeline. */
export interface Variables {
  requestId: string;
  actor: MaybeActor;
  /** Somebody who signed up by a school's link and is not confirmed yet; `actor` is null then. */
  waiting: MaybeActor;
  address: string;
}
export type Front = { Variables: Variables };

/** Who may call a route, shown in the OpenAPI: roles and relations, or `guest` for everyone. */
type Access = string[];

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What a path names: `/pairs/:id/goals/:goal` gives `{ id: string; goal: string }`. */
export type PathParams<Path extends string> = { [Name in ParamNames<Path>]: string };

export interface RouteRequest<Query = unknown, Params = Record<string, string>> {
  actor: MaybeActor;
  /** The actor; 401 when there is none. */
  me(): Actor;
  /** The actor, for a thing that guests may not know of; 404 when there is none. */
  insider(): Actor;
  params: Params;
  query: Query;
  /** The JSON body as received, or `Unreadable`. The capability's function parses it after its policy. */
  body: unknown;
  header(name: string): string | undefined;
  context: Context<Front>;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A Hono path below `/api`: `/threads/:id`. */
  path: string;
  summary: string;
  access: Access;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Shapes of the answers by status. */
  answers: Answers;
  /** Refusals beside those that every route of its kind may give, see `refusalsOf`. */
  problems?: number[];
  /** Needs no session although it writes: signing in, accepting an invitation. */
  anonymous?: boolean;
  /** May be called before the consent to processing and by people who wait for confirmation: the consent itself, signing out. */
  beforeConsent?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each route knows the types of its own query and path
  handle(request: RouteRequest<any, any>): Promise<Answer> | Answer;
}

/** Declares a route: its path types its parameters, its query's shape the query, and its answers what it may give. */
export function route<Path extends string, Shapes extends Answers, Query extends z.ZodType>(
  declared: Omit<Route, 'path' | 'query' | 'answers' | 'handle'> & {
    path: Path;
    query?: Query;
    answers: Shapes;
    handle(
      request: RouteRequest<z.infer<Query>, PathParams<Path>>,
    ): Promise<Declared<NoInfer<Shapes>>> | Declared<NoInfer<Shapes>>;
  },
): Route {
  return declared;
}

/** The query of the address; a repeated name gives a list. */
function queryOf(context: Context<Front>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] as string) : values,
    ]),
  );
}

/** Reads a JSON body without failing: errors in it are reported after 401, 403 and 404. */
async function readBody(context: Context<Front>): Promise<unknown> {
  // A form with files is read by its route.
  if (context.req.header('Content-Type')?.startsWith('multipart/'))
    return new Unreadable('Здесь нужен JSON, а не форма с файлами.');
  const bytes = await context.req.arrayBuffer();
  if (bytes.byteLength === 0) return {};
  const hostile = hostileJson(new Uint8Array(bytes));
  if (hostile) return new Unreadable(hostile);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return new Unreadable('Тело запроса не читается: нужен JSON в кодировке UTF-8.');
  }
}

/** Mounts the routes on Hono. The order of answers: 401, then what `handle` finds (404, 403, 400). */
export function mount(app: Hono<Front>, routes: Route[]): void {
  for (const declared of routes) {
    app.on(declared.method, declared.path, async (context) => {
      const actor = context.get('actor') ?? (declared.beforeConsent ? context.get('waiting') : null);
      if (!actor && context.get('waiting') && !declared.anonymous && declared.method !== 'GET') throw stillWaiting();
      const writes = declared.method !== 'GET';
      if (writes && !declared.anonymous) requireConsent(signedIn(actor), declared);
      const answer = await declared.handle({
        actor,
        me: () => signedIn(actor),
        insider: () => insider(actor),
        params: context.req.param() as Record<string, string>,
        query: declared.query ? parse(declared.query, queryOf(context)) : {},
        body: writes ? await readBody(context) : undefined,
        header: (name) => context.req.header(name),
        context,
      });
      context.header('Cache-Control', 'no-store');
      if (answer.body instanceof WrittenJson)
        return context.body(answer.body.text, answer.status as 200, { 'Content-Type': 'application/json' });
      // A stream is passed on as it is.
      if (answer.body instanceof Response) return answer.body;
      return answer.body === null && answer.status === 204
        ? context.body(null, 204)
        : context.json(answer.body as object, answer.status as 200);
    });
  }
}

const stillWaiting = () =>
  forbidden('Администрация школы ещё не подтвердила вас. Как только она это сделает, придёт письмо.');

function insider(actor: MaybeActor): Actor {
  if (!actor) throw notFound();
  return actor;
}

function requireConsent(actor: Actor, declared: Route): void {
  if (!actor.consents.processing && !declared.beforeConsent)
    throw forbidden('Сначала дайте согласие на обработку персональных данных: страница /consent.');
}

/** A cursor may hold a whole title (`textCursor`), each letter of which takes up to three characters. */
const longestCursor = 1000;

/** `?limit=` (1–100, 20 unless told) and `?cursor=` of every list. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(longestCursor).optional(),
});

/** A page of a list, from rows queried with `limit + 1`. */
export function page<Row, Item>(
  rows: Row[],
  limit: number,
  item: (row: Row) => Item,
  cursorOf: (row: Row) => string | number,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? String(cursorOf(last)) : null };
}
