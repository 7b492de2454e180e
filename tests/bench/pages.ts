import { load } from './load.ts';
import type { Place } from './place.ts';
import type { Print } from './run.ts';

/** Requests a second of the pages people open most, each beside the bare server's in the same run. */
export async function pages({ url, bareUrl, threadId, cookie }: Place, print: Print): Promise<void> {
  const bareThread = await load({ url: `${bareUrl}/` });
  const bareJson = await load({ url: `${bareUrl}/json` });
  const bareBank = await load({ url: `${bareUrl}/bank` });
  const cases: [string, string, number, Record<string, string>][] = [
    ['thread-guest', `${url}/threads/${threadId}`, bareThread.perSecond, {}],
    ['thread-signed-in', `${url}/threads/${threadId}`, bareThread.perSecond, { Cookie: cookie }],
    ['thread-json', `${url}/api/threads/${threadId}`, bareJson.perSecond, {}],
    ['bank-guest', `${url}/bank`, bareBank.perSecond, {}],
    // As browsers ask for it; the bare server compresses nothing.
    ['bank-guest-compressed', `${url}/bank`, bareBank.perSecond, { 'Accept-Encoding': 'gzip, deflate, br' }],
    ['bank-signed-in', `${url}/bank`, bareBank.perSecond, { Cookie: cookie }],
  ];
  for (const [name, address, bare, headers] of cases) {
    const { perSecond, p95, failures } = await load({ url: address, headers });
    const share = Math.round((100 * perSecond) / bare);
    print(
      name,
      perSecond,
      'requests/s',
      `bare server ${bare}, ${share} % of it; p97.5 ${p95} ms; failures ${failures}`,
    );
  }
}
