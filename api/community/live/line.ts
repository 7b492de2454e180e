import type { SSEStreamingApi } from 'hono/streaming';
import type { Actor } from '../../platform/actor/index.ts';
import { join, leave } from './hub.ts';
import { postsOfThread } from './polling.ts';
import { type Listener, type Told, tellPosts } from './telling.ts';

const heartbeat = 20_000;

/**
 * Opens a live connection: first what was missed (after the event `after`, else after the last post on the page), then
 * new events, with a heartbeat that keeps proxies from closing it. Ends with the session or when the browser disconnects.
 * @throws Problem 429 before anything is sent
 */
export async function listen(actor: Actor, threads: { id: string; number: number }[], after: number | undefined) {
  const waiting: Told[] = [];
  /** Posts already sent on this connection: one written while it opens is found both ways. */
  const posts = new Set<string>();
  let stream: SSEStreamingApi | null = null;
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const send = ({ data, ...told }: Told) => {
    if (told.event === 'post') {
      if (posts.has(told.id)) return;
      posts.add(told.id);
    }
    void stream?.writeSSE({ ...told, data: JSON.stringify(data) });
  };
  const listener: Listener = {
    actor,
    threads: new Set(threads.map(({ id }) => id)),
    tell: (told) => (stream ? send(told) : waiting.push(told)),
    close: () => end(),
  };
  await join(listener);
  return async (opened: SSEStreamingApi) => {
    opened.onAbort(() => end());
    await opened.writeSSE({ event: 'open', data: '{}', retry: 2000 });
    for (const { id, number } of threads)
      await tellPosts(listener, await postsOfThread(id, { position: after, number }));
    stream = opened;
    for (const told of waiting.splice(0)) send(told);
    const beat = setInterval(() => void opened.write(': beat\n\n'), heartbeat);
    beat.unref();
    await ended;
    clearInterval(beat);
    leave(listener);
    if (!opened.aborted) await opened.writeSSE({ event: 'end', data: '{}' });
  };
}
