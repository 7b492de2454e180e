import { type ShownPerson, shownPerson } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { type Poll, readPolls } from './polls.ts';
import type { PostRow } from './postRows.ts';

/** The author's role in this place, shown beside their name. */
export type Mark = 'head' | 'deputy' | 'methodist' | null;

export interface Post {
  id: string;
  number: number;
  author: ShownPerson;
  mark: Mark;
  /** Sanitised; empty when the post was deleted. */
  html: string;
  createdAt: Date;
  editedAt: Date | null;
  version: number;
  deleted: boolean;
  /** Who deleted it, for the trace. */
  deletedBy: 'author' | 'moderator' | null;
  /** How many people said «полезно». */
  useful: number;
  /** The official answer of the methodical centre. */
  official: boolean;
  /** The reason of the last edit. */
  editReason: string;
  /** The answered post. */
  replyTo: { id: string; number: number; author: ShownPerson } | null;
  /** The poll inside it. */
  poll: Poll | null;
  pollId: string | null;
  /** Why a moderator hid it; empty when nobody did. */
  hiddenReason: string;
  /** Awaits approval: moderators can read it, for others it is a trace without author and text. */
  held: boolean;
  /** Moved to another discussion: the address of the new place. */
  moved: boolean;
  /** For the rules; not shown on pages or in the API. */
  authorId: string;
  deletedById: string | null;
}

function markOf({ membership, role }: Pick<PostRow, 'membership' | 'role'>): Mark {
  if (membership === 'head' || membership === 'deputy') return membership;
  return role === 'methodist' ? 'methodist' : null;
}

function replyToOf(actor: MaybeActor, { parent, answered, answeredPublishes }: PostRow): Post['replyTo'] {
  if (!parent?.id || !answered?.id) return null;
  const author = shownPerson(actor, { ...answered, publishes: Boolean(answeredPublishes) });
  return { id: parent.id, number: parent.number, author };
}

/** Adds the polls to posts, with one query when any of them has one. */
export async function withPolls(items: Post[]): Promise<Post[]> {
  const ids = items.flatMap(({ pollId }) => pollId ?? []);
  if (ids.length === 0) return items;
  const polls = await readPolls(ids);
  return items.map((post) => ({ ...post, poll: (post.pollId && polls.get(post.pollId)) || null }));
}

const newcomer: ShownPerson = { id: null, name: 'Новый участник' };

/** A post as this reader sees it; `withPolls` adds its poll. */
export function postOf(actor: MaybeActor, row: PostRow, moderates: boolean): Post {
  const held = row.heldAt !== null && row.deletedBy === null;
  const veiled = held && !moderates;
  const deleted = row.deletedAt !== null;
  const person = () => shownPerson(actor, { id: row.authorId, name: row.name, publishes: Boolean(row.publishes) });
  return {
    id: row.id,
    number: row.number,
    author: veiled ? newcomer : person(),
    mark: veiled ? null : markOf(row),
    html: deleted && !(held && moderates) ? '' : row.html,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    version: row.version,
    deleted,
    deletedBy: row.deletedBy === null ? null : row.deletedBy === row.authorId ? 'author' : 'moderator',
    useful: row.useful,
    official: row.officialAt !== null && !deleted,
    editReason: row.editReason ?? '',
    replyTo: deleted && !(held && moderates) ? null : replyToOf(actor, row),
    poll: null,
    pollId: deleted ? null : row.pollId,
    hiddenReason: row.deleteReason,
    held,
    moved: row.movedToId !== null,
    authorId: row.authorId,
    deletedById: row.deletedBy,
  };
}
