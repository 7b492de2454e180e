import { log } from '../log/index.ts';

/**
 * What happened, told after it is on disk. A capability that must react to another one listens here instead of being called,
 * so that imports between capabilities never form a circle.
 */
export type Event =
  | { kind: 'publication.changed'; publicationId: string; collection: 'material' | 'practice'; slug: string }
  /** Somebody applied a material or took a practice over: its page says so. */
  | { kind: 'publication.used'; publicationId: string; collection: 'material' | 'practice'; slug: string }
  /** What stands near what was found anew. */
  | { kind: 'publications.related' }
  | { kind: 'collection.changed'; collectionId: string }
  | { kind: 'practice.changed'; practiceId: string }
  | { kind: 'association.changed'; associationId: string }
  | { kind: 'thread.changed'; threadId: string; associationId: string | null; publicationId: string | null }
  /** A post that people may be looking at says something else now, or is gone. */
  | { kind: 'post.changed'; threadId: string }
  /** A post was written (the first of a discussion too); `mentions` are ids of people who may read it. */
  | { kind: 'post.created'; threadId: string; postId: string; number: number; authorId: string; mentions: string[] }
  /** Its people, state or coordinator. */
  | { kind: 'pair.changed'; pairId: string }
  | { kind: 'school.changed'; schoolId: string }
  | { kind: 'person.changed'; userId: string }
  /** The names and addresses of the place. */
  | { kind: 'settings.changed' }
  /** What waits unread for these people has changed: notifications, or posts of discussions that they follow. */
  | { kind: 'notifications.changed'; userIds: readonly string[] };

type Listener = (event: Event) => void;
const listeners: Listener[] = [];

export function onEvent(listener: Listener): void {
  listeners.push(listener);
}

/** Tells every listener. One that throws is logged and stops neither the others nor the person who acted. */
export function emit(event: Event): void {
  for (const listener of listeners) {
    try {
      listener(event);
    } catch (error) {
      log.error({ err: error, event: event.kind }, 'a listener failed');
    }
  }
}
