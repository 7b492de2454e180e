import { and, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { askAuthors, beginJointly, findPractice, practiceUrl, stillHere } from '../../knowledge/practices/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, forbidden, Problem } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { readAssociation } from '../associations/index.ts';
import { changeThread, postUrl, readThread, type Thread, threadChanged } from '../discussions/index.ts';
import { mayMakePractice } from './policy.ts';

/** The question and the accepted answer of a discussion; null while it is not solved. */
async function questionAndAnswer(thread: Thread) {
  if (!thread.acceptedPostId) return null;
  const part = (condition: ReturnType<typeof eq>) =>
    read
      .select({ number: posts.number, body: posts.body, authorId: posts.authorId, deletedAt: posts.deletedAt })
      .from(posts)
      .where(and(eq(posts.threadId, thread.id), condition));
  const [[question], [answer]] = await Promise.all([
    part(eq(posts.number, 1)),
    part(eq(posts.id, thread.acceptedPostId)),
  ]);
  return question && answer && !answer.deletedAt ? { question, answer } : null;
}

/** Quotations stay in the discussion: a practice is in its author's own words. */
const ownWords = (body: string) =>
  body
    .replace(/^>.*$\n?/gm, '')
    .replace(/\[@([^\]\n]{1,120})\]\(\/people\/[0-9a-z]{1,40}\)/g, '$1')
    .trim();

/**
 * Turns a solved discussion into a draft of a practice: the question becomes the problem, the accepted answer the actions.
 * The caller becomes its author. Those who asked and answered are invited as co-authors and named only once they agree.
 * @throws Problem 401, 404, 403, 409 while it has no accepted answer, or when it was turned into a practice already (`url`)
 */
export async function makePractice(actor: MaybeActor, threadId: string) {
  const person = signedIn(actor);
  const thread = await readThread(person, threadId);
  const told = await questionAndAnswer(thread);
  if (!told && !thread.place?.private) throw conflict('Сначала отметьте ответ, который решил вопрос.');
  if (!told || !mayMakePractice(person, thread, told.answer.authorId))
    throw forbidden('Практику из обсуждения начинают его авторы, ведущие и методисты.');
  const { question, answer } = told;
  const subjects = thread.association ? (await readAssociation(person, thread.association.id)).subjects : [];
  const input = {
    title: thread.title.slice(0, 160),
    context: `Из обсуждения «${thread.title}»${thread.association ? ` в объединении «${thread.association.title}»` : ''}: ${thread.url}`,
    problem: ownWords(question.body),
    actions: ownWords(answer.body),
    subjects,
  };
  const invited = await stillHere([...new Set([question.authorId, answer.authorId])].filter((id) => id !== person.id));
  const made = await write(async (database) => {
    const [now] = await database
      .select({ practiceId: threads.practiceId })
      .from(threads)
      .where(eq(threads.id, threadId));
    if (now?.practiceId)
      throw conflict('Практику из этого обсуждения уже начали.', { url: `/practices/${now.practiceId}/review` });
    const begun = await beginJointly(database, person, input);
    await changeThread(database, threadId, { practiceId: begun.id });
    await askAuthors(database, person, {
      practiceId: begun.id,
      title: input.title,
      people: invited,
      reason: 'практика выросла из обсуждения, в котором вы писали',
    });
    return begun;
  });
  emit({ kind: 'practice.changed', practiceId: made.id });
  emit(threadChanged(thread));
  return { ...made, invited: invited.length };
}

/** The practice made from a discussion; `url` only once it is published, the same for everyone. */
export interface Outcome {
  id: string;
  title: string;
  published: boolean;
  url: string;
  /** Who may open the draft. */
  writers: string[];
}

/** Queries the database only when the discussion has one. */
export async function outcomeOf(thread: Pick<Thread, 'practiceId'>): Promise<Outcome | null> {
  if (!thread.practiceId) return null;
  const practice = await findPractice(read, thread.practiceId);
  if (!practice) return null;
  return {
    id: practice.id,
    title: practice.title,
    published: practice.state === 'published',
    url: practiceUrl(practice),
    writers: [practice.authorId, ...practice.coauthors],
  };
}

/** The author of the accepted answer: the page needs it to offer making a practice. */
export async function answererOf(thread: Thread): Promise<string> {
  if (!thread.acceptedPostId) return '';
  const [row] = await read.select({ authorId: posts.authorId }).from(posts).where(eq(posts.id, thread.acceptedPostId));
  return row?.authorId ?? '';
}

/**
 * The discussion that a practice grew out of. `link` is null when the reader may not read it. A page cached for guests
 * depends on the discussion and its association all the same, because either may be opened to everyone later.
 */
export async function originOf(actor: MaybeActor, practiceId: string) {
  const [row] = await read
    .select({ id: threads.id, associationId: threads.associationId, deletedAt: threads.deletedAt })
    .from(threads)
    .where(eq(threads.practiceId, practiceId));
  if (!row) return null;
  const { id: threadId, associationId } = row;
  const thread = row.deletedAt ? null : await readThread(actor, threadId).catch(unlessHidden);
  return { threadId, associationId, link: thread && { title: thread.title, url: postUrl(thread.id, 1) } };
}

/** What the reader may not see is not named; other errors are thrown on. */
function unlessHidden(error: unknown): null {
  if (error instanceof Problem && error.status < 500) return null;
  throw error;
}
