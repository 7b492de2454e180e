import { enter } from './entering.ts';
import type { ServedCity } from './journey.ts';

/** Something to ask of the city: an address, how it is asked, and what is sent with it. */
export interface Way {
  path: string;
  method?: string;
  body?: unknown;
}
export const get = (...paths: string[]): Way[] => paths.map((path) => ({ path }));

/** People of the demo city who ask a served city for pages and of its API, each with a cookie of their own. */
export function askers(city: ServedCity) {
  const cookies = new Map<string, Promise<string>>();
  const cookieOf = (name: string) => {
    const known = cookies.get(name) ?? enter(city.url, name).then(({ cookie }) => cookie);
    cookies.set(name, known);
    return known;
  };
  const ask = async (name: string, { path, method = 'GET', body }: Way): Promise<Response> =>
    fetch(city.url + path, {
      method,
      redirect: 'manual',
      headers: {
        Cookie: await cookieOf(name),
        ...(method !== 'GET' && { Origin: city.url }),
        ...(body !== undefined && !(body instanceof FormData) && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
  /** Does what must succeed and gives the answer. */
  const act = async <Answer = { id: string }>(name: string, method: string, path: string, body?: unknown) => {
    const response = await ask(name, { method, path: `/api${path}`, body });
    const text = await response.text();
    if (response.status >= 300)
      throw new Error(`${method} ${path} as ${name}: ${response.status} ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : null) as Answer;
  };
  /** Each way with «open» or «shut»; what leads elsewhere is open. */
  const tried = async (name: string, ways: readonly Way[]) => {
    const found: string[] = [];
    for (const way of ways) {
      const response = await ask(name, way);
      await response.arrayBuffer();
      const said =
        response.status < 400 ? 'open' : [401, 403, 404].includes(response.status) ? 'shut' : response.status;
      found.push(`${way.method ?? 'GET'} ${way.path} ${said}`);
    }
    return found;
  };
  /** Each page or list with whether these words stand on it. */
  const named = async (name: string, paths: readonly string[], words: string) => {
    const found: string[] = [];
    for (const path of paths) {
      const response = await ask(name, { path });
      found.push(`${path} ${(await response.text()).includes(words)}`);
    }
    return found;
  };
  return { cookieOf, ask, act, tried, named };
}
export const all = (ways: readonly Way[], said: string) =>
  ways.map(({ method = 'GET', path }) => `${method} ${path} ${said}`);

/** An open live line: what came through it, until it is closed. */
export async function liveLine(city: ServedCity, cookie: string, threads: string) {
  const closing = new AbortController();
  const response = await fetch(`${city.url}/api/live?threads=${threads}`, {
    headers: { Cookie: cookie },
    signal: closing.signal,
  });
  const line = { text: '', close: () => closing.abort() };
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>)
      line.text += decoder.decode(part, { stream: true });
  };
  // A line that was closed by us or by the server is read no further.
  read().catch(() => undefined);
  return line;
}

/** A meeting as its caller sends it; the helpers of `meetings.ts` open a database of their own. */
export const meetingBody = (more: Record<string, unknown> = {}) => ({
  title: 'Дроби в пятом классе',
  startsAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
  form: 'mixed',
  place: 'Лицей № 18, кабинет 12',
  link: 'https://meet.school.test/room',
  agenda: [{ title: 'Разное' }],
  ...more,
});
