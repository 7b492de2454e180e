import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';

/**
 * The API with its real pipeline on its own libSQL file, filled with the demo city.
 * Import this file before anything of `api` or `db`: they read their settings at import.
 */
const dataDir = mkdtempSync(join(tmpdir(), 'opora-test-'));
cpSync(inject('template'), dataDir, { recursive: true });
process.env.DATA_DIR = dataDir;
process.env.LOG_LEVEL = 'silent';
process.env.OPORA_DEMO = 'yes';
process.env.RATE_LIMITS ??= 'off';
process.env.SITE_URL = 'http://opora.test';

const { api, frontDoor } = await import('../../api/app.ts');
const { problemResponse } = await import('../../api/platform/http/pipeline.ts');
const { asDeclared } = await import('./declared.ts');
const { closeDatabase } = await import('../../db/client.ts');
const { demoPassword } = await import('../../db/demo/people.ts');

// A test process is killed from outside: its compile cache is flushed now.
flushCompileCache();

export const app = frontDoor();
app.route('/api', api);
app.onError((error, context) => problemResponse(error, context.get('requestId')));
// Whatever a test asks, an answer of the API that its route does not declare fails that test.
const answer = app.fetch;
app.fetch = async (asked, ...rest) => asDeclared(asked, await answer(asked, ...rest));

afterAll(async () => {
  await closeDatabase();
  rmSync(dataDir, { recursive: true, force: true });
});

const cookies = new Map<string, Promise<string>>();

/** The cookie of a demo person (`teacher`, `t07`, …), signed in once a test file. */
export function cookieOf(name: string): Promise<string> {
  const known = cookies.get(name);
  if (known) return known;
  const cookie = freshCookie(name);
  cookies.set(name, cookie);
  return cookie;
}

/** A cookie of a session of its own. */
export async function freshCookie(name: string): Promise<string> {
  const response = await request('POST', '/api/session', {
    body: { email: `${name.replaceAll('_', '-')}@demo.test`, password: demoPassword },
  });
  if (response.status !== 201) throw new Error(`${name} could not sign in: ${response.status}`);
  return (response.headers.get('Set-Cookie') as string).split(';', 1)[0] as string;
}

export interface Asked {
  /** A demo person; nobody when left out. */
  as?: string | null;
  /** Sent as JSON, except text, bytes and forms, which are sent as they are. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a request as a page of this site does. */
export async function request(method: string, path: string, { as, body, headers = {} }: Asked = {}): Promise<Response> {
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
  return app.request(`http://opora.test${path}`, {
    method,
    headers: {
      ...(method !== 'GET' && { Origin: 'http://opora.test' }),
      ...(as && { Cookie: await cookieOf(as) }),
      ...(body !== undefined && !raw && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
  });
}

/** The JSON of an answer, after checking its status. */
export async function answerOf<Body = Record<string, unknown>>(
  response: Response | Promise<Response>,
  status: number,
): Promise<Body> {
  const settled = await response;
  const text = await settled.text();
  if (settled.status !== status) throw new Error(`expected ${status}, got ${settled.status}: ${text.slice(0, 500)}`);
  return (text ? JSON.parse(text) : null) as Body;
}
