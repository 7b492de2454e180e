import { z } from 'zod';
import { visibilityCodes } from '../../../db/schema/associations/associations.ts';
import { listOf, moment } from '../../platform/http/index.ts';
import { personShape } from '../associations/index.ts';
import { postUrl } from './posts.ts';
import type { Post } from './shownPost.ts';

const placed = {
  association: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
  about: z
    .object({ kind: z.enum(['material', 'practice']), id: z.string(), title: z.string(), url: z.string() })
    .nullable(),
};
export const pollShape = z.object({
  id: z.string(),
  question: z.string(),
  multiple: z.boolean(),
  anonymous: z.boolean(),
  closesAt: moment.nullable(),
  options: z.array(z.object({ id: z.string(), title: z.string(), votes: z.number() })),
  voters: z.number(),
});
export const postShape = z.object({
  id: z.string(),
  number: z.number(),
  url: z.string(),
  author: personShape,
  html: z.string(),
  createdAt: moment,
  editedAt: moment.nullable(),
  version: z.number(),
  deleted: z.boolean(),
  deletedBy: z.enum(['author', 'moderator']).nullable(),
  useful: z.number(),
  official: z.boolean(),
  editReason: z.string(),
  replyTo: z.object({ id: z.string(), number: z.number(), author: personShape }).nullable(),
  poll: pollShape.nullable(),
  hiddenReason: z.string(),
  /** Awaits approval: without text and author, except for moderators. */
  held: z.boolean(),
  /** Moved to another discussion; `url` leads there. */
  moved: z.boolean(),
});
export const threadRowShape = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  association: placed.association
    .unwrap()
    .extend({ visibility: z.enum(visibilityCodes) })
    .nullable(),
  about: placed.about,
  author: personShape,
  lastPoster: personShape,
  postCount: z.number(),
  createdAt: moment,
  lastPostAt: moment,
  unread: z.number(),
  tags: z.array(z.string()),
  solved: z.boolean(),
  closed: z.boolean(),
  pinned: z.boolean(),
});
export const threadShape = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  version: z.number(),
  ...placed,
  postCount: z.number(),
  createdAt: moment,
  lastPostAt: moment,
  /** The id of the post that solved it. */
  solution: z.string().nullable(),
  closedAt: moment.nullable(),
  closeReason: z.string(),
  pinnedUntil: z.string().nullable(),
  slowSeconds: z.number(),
  mergedInto: z.string().nullable(),
  posts: listOf(postShape),
});
export const foundShape = z.object({
  thread: z.string(),
  post: z.string(),
  number: z.number(),
  title: z.string(),
  excerpt: z.string(),
  url: z.string(),
  author: personShape,
  association: placed.association,
  createdAt: moment,
  /** Whether the discussion is solved, this post solved it, and it is the centre's official answer. */
  solved: z.boolean(),
  solution: z.boolean(),
  official: z.boolean(),
});
export const editsShape = listOf(
  z.object({ id: z.string(), body: z.string(), reason: z.string(), editedAt: moment, editedBy: personShape }),
);

/** A post as the API answers it. */
export const postAnswer = (
  threadId: string,
  { authorId: _author, deletedById: _by, mark: _mark, pollId: _poll, ...post }: Post,
) => ({
  ...post,
  url: post.moved ? `/threads/${threadId}/posts/${post.number}` : postUrl(threadId, post.number),
});
