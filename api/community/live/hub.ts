import type { Actor } from '../../platform/actor/index.ts';
import { log } from '../../platform/log/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { onSignal } from '../../platform/signals/index.ts';
import { latestPosition, postsSince, sessionsAlive } from './polling.ts';
import { type Listener, mayHear, tellCounters, tellPosts } from './telling.ts';

/** How many connections one person may hold open: browsers and devices, each of which needs only one. */
const mostLines = 8;
const every = 1_000;
/** Posts of this process are sent at once, together with those that follow within this time. */
const gathering = 20;

const listeners = new Set<Listener>();
/** People whose counters may have changed. */
const stale = new Set<string>();
/** Posts signalled in this process, whatever their position: an approved post has an old one. */
const named = new Set<string>();
/** Discussions in which a post was changed or removed. Changes by other processes show on reload. */
const altered = new Set<string>();
let last = 0;
let timer: NodeJS.Timeout | null = null;
let soon: NodeJS.Timeout | null = null;
let looking = false;
let sessionsAsked = 0;
let countedAll = 0;
let mayDiffer = false;

/** Opens a connection. @throws Problem 429 when this person has too many */
export async function join(listener: Listener): Promise<void> {
  let own = 0;
  for (const { actor } of listeners) if (actor.id === listener.actor.id) own += 1;
  if (own >= mostLines)
    throw new Problem(
      429,
      'Слишком много открытых окон',
      'Закройте лишние окна: страницы работают и без живых обновлений.',
    );
  if (listeners.size === 0) last = await latestPosition();
  listeners.add(listener);
  stale.add(listener.actor.id);
  timer ??= setInterval(() => void look(), every).unref();
  lookSoon();
}

export function leave(listener: Listener): void {
  listeners.delete(listener);
  if (listeners.size > 0 || !timer) return;
  clearInterval(timer);
  timer = null;
}

onSignal((event) => {
  if (listeners.size === 0) return;
  if (event.kind === 'post.created') {
    named.add(event.postId);
    lookSoon();
  }
  if (event.kind === 'post.changed') {
    altered.add(event.threadId);
    lookSoon();
  }
  if (event.kind === 'notifications.changed') {
    for (const id of event.userIds) stale.add(id);
    lookSoon();
  }
});

function lookSoon(): void {
  if (soon) return;
  soon = setTimeout(() => {
    soon = null;
    void look();
  }, gathering).unref();
}

/** Polls for news, one poll at a time. Errors are logged; the next poll tries again. */
async function look(): Promise<void> {
  if (looking || listeners.size === 0) return;
  looking = true;
  try {
    await lookOnce(Date.now());
  } catch (error) {
    log.error({ err: error }, 'the live line could not look');
  }
  looking = false;
  // What came meanwhile does not wait for the timer.
  if (named.size > 0 || altered.size > 0 || stale.size > 0) lookSoon();
}

/**
 * Posts of other processes are found in the table like ours: their position grows in writing order, so one query a
 * second covers all listeners. Connections of ended sessions are closed; counters are sent when they changed.
 */
async function lookOnce(now: number): Promise<void> {
  const asked = [...named];
  named.clear();
  const changed = [...altered];
  altered.clear();
  const found = await postsSince(last, asked);
  last = Math.max(last, ...found.map(({ position }) => position));
  // Whose entrance was closed, or who lost a role, this very moment is told of nothing more.
  if (found.length + changed.length > 0 || now - sessionsAsked >= every - gathering) {
    sessionsAsked = now;
    await closeEnded();
  }
  for (const listener of listeners) {
    const told = found.filter(({ thread }) => listener.threads.has(thread));
    if (told.length > 0) await tellPosts(listener, told);
    for (const thread of changed)
      if (listener.threads.has(thread) && (await mayHear(listener, thread)))
        listener.tell({ event: 'changed', data: { thread } });
  }
  // Posts written anywhere may be unread for anybody, and notifications of other processes are seen only here: counted
  // less often.
  mayDiffer ||= found.length > 0;
  if (now - countedAll > (mayDiffer ? 3_000 : 10_000)) {
    countedAll = now;
    mayDiffer = false;
    for (const { actor } of listeners) stale.add(actor.id);
  }
  const people = new Set(stale);
  stale.clear();
  await tellCounters(listeners, people);
}

async function closeEnded(): Promise<void> {
  const alive = await sessionsAlive([...listeners].map(({ actor }) => actor.sessionId));
  for (const listener of listeners) {
    const role = alive.get(listener.actor.sessionId);
    if (role === undefined) {
      leave(listener);
      listener.close();
    } else if (role !== listener.actor.role) listener.actor = { ...listener.actor, role };
  }
}

/** Tells readers of a discussion that somebody is typing; not stored, so other processes do not see it. */
export async function tellTyping(thread: string, { id, name }: Pick<Actor, 'id' | 'name'>): Promise<void> {
  if (listeners.size > 0) await closeEnded();
  for (const listener of listeners)
    if (listener.actor.id !== id && listener.threads.has(thread) && (await mayHear(listener, thread)))
      listener.tell({ event: 'typing', data: { thread, name } });
}

/** For tests: the number of open connections. */
export const openLines = (): number => listeners.size;
