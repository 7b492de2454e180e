import type { Actor } from '../../platform/actor/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { readThread } from '../discussions/index.ts';
import { countersOf } from './counters.ts';
import type { LivePost } from './polling.ts';

/** The events of the live connection. */
export type Told =
  | { event: 'post'; id: string; data: Omit<LivePost, 'position' | 'postId'> }
  | { event: 'changed'; data: { thread: string } }
  | { event: 'typing'; data: { thread: string; name: string } }
  | { event: 'counters'; data: { notifications: number; unread: number } };

/** An open connection: a person's browser with these discussions. */
export interface Listener {
  actor: Actor;
  threads: Set<string>;
  tell(told: Told): void;
  close(): void;
}

/** Whether the person may still read the discussion. If not, it is dropped from their connection. */
export async function mayHear(listener: Listener, thread: string): Promise<boolean> {
  const found = await readThread(listener.actor, thread).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  if (!found) listener.threads.delete(thread);
  return found !== null;
}

/** Sends a listener the new posts of their discussions, in order, where they may read them. */
export async function tellPosts(listener: Listener, posts: LivePost[]): Promise<void> {
  const allowed = new Map<string, boolean>();
  for (const { thread } of posts) if (!allowed.has(thread)) allowed.set(thread, await mayHear(listener, thread));
  for (const { position, postId: _id, ...data } of posts)
    if (allowed.get(data.thread)) listener.tell({ event: 'post', id: String(position), data });
}

const known = new WeakMap<Listener, string>();

/** Sends these people their counters where they changed; each person is counted once. */
export async function tellCounters(listeners: Iterable<Listener>, people: ReadonlySet<string>): Promise<void> {
  const counted = new Map<string, { notifications: number; unread: number }>();
  for (const listener of listeners) {
    const { actor } = listener;
    if (!people.has(actor.id)) continue;
    const data = counted.get(actor.id) ?? (await countersOf(actor));
    counted.set(actor.id, data);
    const said = JSON.stringify(data);
    if (known.get(listener) === said) continue;
    known.set(listener, said);
    listener.tell({ event: 'counters', data });
  }
}
