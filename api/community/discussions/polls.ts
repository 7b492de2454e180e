import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Database, read } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { pollOptions, polls, pollVotes } from '../../../db/schema/discussions/polls.ts';
import type { pollInput } from './markInput.ts';

type NewPoll = z.infer<typeof pollInput> & { id: string };

/** A poll as its readers see it: counts without names. */
export interface Poll {
  id: string;
  question: string;
  multiple: boolean;
  anonymous: boolean;
  /** The last moment of voting; null: no limit. */
  closesAt: Date | null;
  options: { id: string; title: string; votes: number }[];
  /** How many people voted. */
  voters: number;
}

export const newPoll = (poll: z.infer<typeof pollInput> | undefined): NewPoll | null =>
  poll ? { ...poll, id: newId() } : null;

/** Stores a poll in the transaction of its post. */
export async function putPoll(database: Database, postId: string, poll: NewPoll | null): Promise<void> {
  if (!poll) return;
  const { id, question, multiple, anonymous, closesOn } = poll;
  await database.insert(polls).values({ id, postId, question, multiple, anonymous, closesAt: closesOn });
  await database.insert(pollOptions).values(poll.options.map((title, position) => ({ pollId: id, position, title })));
}

/** Polls by their ids, in one query. */
export async function readPolls(ids: readonly string[], database: Database = read): Promise<Map<string, Poll>> {
  const found = new Map<string, Poll>();
  if (ids.length === 0) return found;
  const rows = await database
    .select({
      poll: polls,
      option: { id: pollOptions.id, title: pollOptions.title },
      votes: sql<number>`(select count(*) from ${pollVotes} where ${pollVotes.optionId} = ${pollOptions.id})`,
      voters: sql<number>`(select count(distinct ${pollVotes.userId}) from ${pollVotes} where ${pollVotes.pollId} = ${polls.id})`,
    })
    .from(polls)
    .innerJoin(pollOptions, eq(pollOptions.pollId, polls.id))
    .where(inArray(polls.id, [...ids]))
    .orderBy(asc(polls.id), asc(pollOptions.position));
  for (const { poll, option, votes, voters } of rows) {
    const { id, question, multiple, anonymous, closesAt } = poll;
    const known = found.get(id) ?? { id, question, multiple, anonymous, closesAt, voters, options: [] };
    known.options.push({ ...option, votes });
    found.set(id, known);
  }
  return found;
}

export const isClosed = ({ closesAt }: { closesAt: Date | null }, now = Date.now()): boolean =>
  closesAt !== null && closesAt.getTime() <= now;
