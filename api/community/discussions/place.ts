import { and, eq, or } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { publicationUrl } from '../../knowledge/bank/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound, parse } from '../../platform/problem/index.ts';
import { type Association, readAssociation } from '../associations/index.ts';
import { placeInput } from './input.ts';
import type { Place } from './policy.ts';

interface FoundPlace {
  place: Place;
  association: Association | null;
  about: { id: string; kind: 'material' | 'practice'; title: string; url: string } | null;
}

/**
 * The place of a new discussion. A practice may also be given by the id of its draft.
 * @throws Problem 400 (no place, or two), 404
 */
export async function findPlace(actor: MaybeActor, input: unknown): Promise<FoundPlace> {
  const { association: key, about: named } = parse(placeInput, input);
  if (named) return { place: null, association: null, about: await findPublication(named) };
  const association = await readAssociation(actor, key as string);
  if (!association.inside) throw notFound();
  return { place: association, association, about: null };
}

async function findPublication({ kind, id }: { kind: 'material' | 'practice'; id: string }) {
  const [found] = await read
    .select({
      id: publications.id,
      collection: publications.collection,
      slug: publications.slug,
      title: publications.title,
    })
    .from(publications)
    .where(
      and(
        or(
          eq(publications.id, id),
          eq(publications.practiceId, id),
          and(eq(publications.collection, kind), eq(publications.slug, id)),
        ),
        eq(publications.collection, kind),
        eq(publications.state, 'published'),
      ),
    );
  if (!found) throw notFound('Такого материала в банке нет или он ещё не опубликован.');
  return { id: found.id, kind, title: found.title, url: publicationUrl(found) };
}
