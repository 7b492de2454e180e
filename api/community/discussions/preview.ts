import { z } from 'zod';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { parse } from '../../platform/problem/index.ts';
import { text } from '../../platform/russian/shared/russian.ts';
import type { Audience } from './audience.ts';
import { longestPost } from './input.ts';
import { unnotifiedIn, unnotifiedWords, withMentions } from './mentions.ts';
import { findPlace } from './place.ts';
import { readPost } from './post.ts';
import { readThread } from './thread.ts';

/** The place as in a draft; anything else is a text without an audience. */
const place = z.string().max(220).optional();
export const previewInput = z.object({ body: text(longestPost, 0), place });

/** The readers of a draft's place; null where it has none. @throws Problem 404 */
export async function audienceOf(
  actor: MaybeActor,
  place: string | undefined,
): Promise<(Audience & { threadId?: string }) | null> {
  const [kind, key = '', id = ''] = (place ?? '').split(':');
  if (kind === 'thread') return { ...(await readThread(actor, key)), threadId: key };
  if (kind === 'new' && key === 'association')
    return { association: (await findPlace(actor, { association: id })).association };
  if (kind === 'edit') return (await readPost(actor, key)).thread;
  if (kind === 'new') return { association: null };
  return null;
}

/**
 * Renders a text, with a list of mentioned people who will not be notified. Stores nothing.
 * @throws Problem 401, 400, 404
 */
export async function previewPost(actor: MaybeActor, input: unknown) {
  const person = signedIn(actor);
  const { body, place } = parse(previewInput, input);
  const audience = await audienceOf(person, place);
  if (!audience) return { html: renderMarkdown(body), unnotified: [], warning: '' };
  const named = await withMentions(body, audience);
  const unnotified = await unnotifiedIn(named, audience);
  return { html: renderMarkdown(named), unnotified, warning: unnotifiedWords(unnotified) };
}
