import { load } from './load.ts';
import type { Place } from './place.ts';
import type { Print } from './run.ts';

/** Replies on disk a second, eight clients, the whole way with session, policy and Markdown; `synchronous=FULL`. */
export async function replies({ url, bareUrl, threadId, cookie }: Place, print: Print): Promise<void> {
  const body = JSON.stringify({
    body: 'Попробовала на двух уроках: **дроби на полосках** дети видят сразу.\n\n- половина\n- четверть\n\nСпасибо за совет!',
  });
  const headers = { 'Content-Type': 'application/json' };
  const bare = await load({ url: `${bareUrl}/`, method: 'POST', connections: 8, headers, body });
  const own = await load({
    url: `${url}/api/threads/${threadId}/posts`,
    method: 'POST',
    connections: 8,
    headers: { ...headers, Origin: url, Cookie: cookie },
    body,
  });
  print(
    'replies',
    own.perSecond,
    'replies/s',
    `bare insert ${bare.perSecond}; p97.5 ${own.p95} ms; failures ${own.failures}`,
  );
}
