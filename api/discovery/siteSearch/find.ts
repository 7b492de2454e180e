import { searchThreads } from '../../community/discussions/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { findAssociations } from './associations.ts';
import type { FindKind, FindQuery } from './input.ts';
import { findPeople } from './people.ts';

interface Found<Item> {
  total: number;
  items: Item[];
}
type Finder<Item> = (actor: MaybeActor, question: string, skip: number, limit: number) => Promise<Found<Item>>;

const finders = { discussions: searchThreads, associations: findAssociations, people: findPeople };

/** The results of one kind for the words as typed, or else for the corrected words. */
async function foundBy<Item>(finder: Finder<Item>, actor: MaybeActor, { q, or, cursor, limit }: FindQuery) {
  let question = q;
  let found = await finder(actor, q, cursor, limit);
  if (found.total === 0 && or && or !== q) {
    question = or;
    found = await finder(actor, or, cursor, limit);
  }
  const after = cursor + found.items.length;
  const next = found.items.length > 0 && found.total > after ? String(after) : null;
  return { total: found.total, question: found.total > 0 ? question : q, items: found.items, next };
}

/**
 * Server search beside the bank: discussions, associations and people with these words in any form, as far as the
 * caller may see them. Each kind checks rights in its own query; `kind` limits the search to one.
 */
export async function findAround(actor: MaybeActor, query: FindQuery) {
  const wanted = (kind: FindKind) => !query.kind || query.kind === kind;
  const [discussions, associations, people] = await Promise.all([
    wanted('discussions') ? foundBy(finders.discussions, actor, query) : undefined,
    wanted('associations') ? foundBy(finders.associations, actor, query) : undefined,
    wanted('people') ? foundBy(finders.people, actor, query) : undefined,
  ]);
  return { discussions, associations, people };
}
