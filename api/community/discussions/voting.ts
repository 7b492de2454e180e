import { and, asc, eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { pollOptions, polls, pollVotes } from '../../../db/schema/discussions/polls.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { badInput, conflict, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { voteInput } from './markInput.ts';
import { mayVote } from './markPolicy.ts';
import { isClosed, readPolls } from './polls.ts';
import { readPost } from './post.ts';
import { threadChanged } from './thread.ts';

/** A poll that the caller may read, with its post and discussion. @throws Problem 404 */
async function findPoll(actor: MaybeActor, id: string) {
  const [poll] = await read.select().from(polls).where(eq(polls.id, id));
  if (!poll) throw notFound('Такого опроса нет.');
  return { poll, ...(await readPost(actor, poll.postId)) };
}

async function openPoll(actor: Actor, id: string) {
  const found = await findPoll(actor, id);
  if (!mayVote(actor, found.thread.place))
    throw forbidden('Голосуют те, кто может писать в этом обсуждении: участники объединения.');
  if (found.post.deletedAt || found.thread.deletedAt) throw forbidden('Сообщение с опросом удалено.');
  return found;
}

const over = () => conflict('Опрос завершён: голос уже не подать и не изменить.');

const answered = async (id: string, own: string[], database: Database) => {
  const poll = (await readPolls([id], database)).get(id);
  if (!poll) throw notFound();
  return { ...poll, own };
};

/**
 * Casts a vote, replacing the earlier one.
 * @throws Problem 401, 404, 403 when the caller may not post there, 400, 409 when the poll is closed
 */
export async function vote(actor: MaybeActor, id: string, input: unknown) {
  const person = signedIn(actor);
  const { poll, thread } = await openPoll(person, id);
  const wanted = [...new Set(parse(voteInput, input).options)];
  if (!poll.multiple && wanted.length > 1)
    throw badInput([{ path: 'options', message: 'В этом опросе можно выбрать только один вариант.' }]);
  const result = await write(async (database) => {
    if (isClosed(poll)) throw over();
    const options = await database.select({ id: pollOptions.id }).from(pollOptions).where(eq(pollOptions.pollId, id));
    if (wanted.some((option) => !options.some((known) => known.id === option)))
      throw badInput([{ path: 'options', message: 'В этом опросе нет такого варианта.' }]);
    await takeBack(database, id, person.id);
    await database.insert(pollVotes).values(wanted.map((optionId) => ({ pollId: id, optionId, userId: person.id })));
    return answered(id, wanted, database);
  });
  emit(threadChanged(thread));
  return result;
}

const takeBack = (database: Database, pollId: string, userId: string) =>
  database.delete(pollVotes).where(and(eq(pollVotes.pollId, pollId), eq(pollVotes.userId, userId)));

/** Withdraws the caller's vote. @throws Problem 401, 404, 403, 409 when the poll is closed */
export async function withdrawVote(actor: MaybeActor, id: string) {
  const person = signedIn(actor);
  const { poll, thread } = await openPoll(person, id);
  const result = await write(async (database) => {
    if (isClosed(poll)) throw over();
    await takeBack(database, id, person.id);
    return answered(id, [], database);
  });
  emit(threadChanged(thread));
  return result;
}

const mostNames = 2000;

/**
 * Who voted for what; for people who signed in. An anonymous poll shows nobody.
 * @throws Problem 401, 404, 403 for an anonymous poll
 */
export async function listVotes(actor: MaybeActor, id: string) {
  const { poll, post, thread } = await findPoll(signedIn(actor), id);
  if (poll.anonymous) throw forbidden('Опрос анонимный: кто за что голосовал, не показывается никому.');
  const rows = await read
    .select({
      option: { id: pollOptions.id, title: pollOptions.title },
      person: { id: users.id, name: users.name },
    })
    .from(pollOptions)
    .leftJoin(pollVotes, eq(pollVotes.optionId, pollOptions.id))
    .leftJoin(users, eq(users.id, pollVotes.userId))
    .where(eq(pollOptions.pollId, id))
    .orderBy(asc(pollOptions.position), asc(users.name))
    .limit(mostNames);
  const options = new Map<string, { id: string; title: string; people: { id: string; name: string }[] }>();
  for (const { option, person } of rows) {
    const known = options.get(option.id) ?? { ...option, people: [] };
    if (person) known.people.push(person);
    options.set(option.id, known);
  }
  return { question: poll.question, post, thread, options: [...options.values()] };
}
