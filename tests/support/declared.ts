import { routes } from '../../api/app.ts';
import { problemShape, type Route, refusalsOf } from '../../api/platform/http/index.ts';

const patterns = routes.map((route) => ({
  route,
  address: new RegExp(`^/api${route.path.replace(/:\w+/g, '[^/]+')}$`),
}));

/** The answer, after it was found to be one that its route declares; addresses that are no route's pass. */
export async function asDeclared({ method, url }: Request, response: Response): Promise<Response> {
  const { pathname } = new URL(url);
  const route = patterns.find((known) => known.route.method === method && known.address.test(pathname))?.route;
  // What the front door refuses for its address or size has not come to a route; what fails is no answer at all.
  if (!route || (response.status >= 500 && !(response.status in route.answers))) return response;
  // A stream that was split is closed only when both its halves are: it is not split, and only its head is read.
  const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream');
  const wrong = await undeclared(route, isStream ? response : response.clone());
  if (wrong.length > 0)
    throw new Error(
      `${method} ${route.path} answered ${response.status}, undeclared: ${wrong.join('; ').slice(0, 1500)}`,
    );
  return response;
}

async function undeclared(route: Route, response: Response): Promise<string[]> {
  const { status } = response;
  const type = response.headers.get('Content-Type')?.split(';', 1)[0] ?? '';
  const refused = status >= 400 && !(status in route.answers);
  if (refused && !refusalsOf(route).includes(status)) return [`the refusal: ${await response.text()}`];
  if (refused && type !== 'application/problem+json') return [`a refusal of the type ${type}`];
  const shape = refused ? problemShape : route.answers[status];
  if (!shape) return ['the status'];
  if (!refused && status !== 204 && type !== (route.type ?? 'application/json')) return [`the type ${type}`];
  // A stream has no end to wait for.
  if (type === 'text/event-stream') return [];
  const text = await response.text();
  const given: unknown = text ? JSON.parse(text) : null;
  const parsed = shape.safeParse(given);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return unknownMembers(given, parsed.data);
}

/** Where something was given that its shape does not know: parsing leaves that out. */
function unknownMembers(given: unknown, parsed: unknown, path = ''): string[] {
  if (typeof given !== 'object' || given === null || typeof parsed !== 'object' || parsed === null) return [];
  const known = parsed as Record<string, unknown>;
  return Object.entries(given).flatMap(([name, value]) => {
    const here = path ? `${path}.${name}` : name;
    return name in known ? unknownMembers(value, known[name], here) : [`${here}: not in the shape`];
  });
}
