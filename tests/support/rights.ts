import { answerOf, freshCookie, request } from './app.ts';

/** Those whose rights are held: a guest and the eight demo accounts. */
export const callers = [
  'guest',
  'teacher',
  'school',
  'mentor',
  'methodist',
  'controller',
  'admin',
  'head',
  'outsider',
] as const;
export type Caller = (typeof callers)[number];

/** Things of the demo city that addresses point at, by the name that the tables use. */
export type Things = Record<string, string>;

/** What each caller is answered: one status for all, or by name with the rest as `others`. */
export type Statuses = number | ({ others: number } & Partial<Record<Caller, number>>);

export interface Row {
  /** As in `api/app.ts`: `POST /associations/:id/members`. */
  route: string;
  /** What this line is about where a route has several: «a closed association». */
  about?: string;
  /** The address to call; `{name}` is one of the things. */
  path: string;
  /** The input. Left out, an empty object is sent: people who may act get 400 for its shape, and nothing changes. */
  body?: unknown;
  /** Signs in anew for each call, since it ends the session. */
  fresh?: boolean;
  /** Only these call it, where a call would change what other rows need. */
  only?: Caller[];
  expect: Statuses;
}

/** Calls a row as one caller and gives the status. */
export async function statusOf(row: Row, caller: Caller, things: Things): Promise<number> {
  const [method = 'GET'] = row.route.split(' ');
  const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const thing = things[name];
    if (!thing) throw new Error(`the table names «${name}», which is not known`);
    return encodeURIComponent(thing);
  });
  const body = row.body !== undefined || method === 'POST' || method === 'PUT' ? { body: row.body ?? {} } : {};
  const who = caller === 'guest' ? {} : row.fresh ? { headers: { Cookie: await freshCookie(caller) } } : { as: caller };
  const { status } = await request(method, `/api${path}`, { ...who, ...body });
  return status;
}

export const expected = ({ expect }: Row, caller: Caller): number =>
  typeof expect === 'number' ? expect : (expect[caller] ?? expect.others);

/** The id of the person behind a demo account. */
export async function personId(name: string): Promise<string> {
  const { user } = await answerOf<{ user: { id: string } }>(request('GET', '/api/session', { as: name }), 200);
  return user.id;
}
