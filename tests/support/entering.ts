export const demoPassword = 'demo-Opora-2026';

/** The keys of `db/demo/data/people.yaml` are written with underscores where an address has hyphens. */
export const addressOf = (name: string): string => `${name.replaceAll('_', '-')}@demo.test`;

export interface Entered {
  user: { id: string; name: string };
  cookie: string;
}

/** Signs a demo person in at a running server, without a browser. */
export async function enter(url: string, name: string): Promise<Entered> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: addressOf(name), password: demoPassword }),
  });
  if (response.status !== 201) throw new Error(`${name} could not sign in: ${response.status}`);
  const { user } = (await response.json()) as Pick<Entered, 'user'>;
  return { user, cookie: (response.headers.get('Set-Cookie') as string).split(';', 1)[0] as string };
}
