import { and, eq } from 'drizzle-orm';
import type { Row, Things } from '../../support/rights.ts';

/** Collections of the demo city by who sees them: of methodist, of school 7, of the mathematicians, of teacher alone. */
export async function collectionThings(things: Things): Promise<void> {
  const { read } = await import('../../../db/client.ts');
  const { collectionItems, collections } = await import('../../../db/schema/collections.ts');
  for (const visibility of ['public', 'school', 'association', 'personal'] as const) {
    const [row] = await read
      .select({ id: collections.id, item: collectionItems.id })
      .from(collections)
      .innerJoin(collectionItems, eq(collectionItems.collectionId, collections.id))
      .where(and(eq(collections.visibility, visibility), eq(collections.state, 'active')))
      .orderBy(collections.updatedAt, collectionItems.position)
      .limit(1);
    if (!row) throw new Error(`the demo city has no collection that is ${visibility}`);
    things[`${visibility}Collection`] = row.id;
    things[`${visibility}Item`] = row.item;
  }
}

/**
 * The school's collection
 * is of `school`, the association's of `head`, the personal one of `teacher`, the oldest public one of another methodist.
 */
const signedIn = { others: 200, guest: 401 };
export const collectionRows: Row[] = [
  { route: 'GET /collections', path: '/collections', expect: 200 },
  { route: 'GET /collections', about: 'one’s own', path: '/collections?list=mine', expect: signedIn },
  { route: 'GET /collections', about: 'shared with me', path: '/collections?list=shared', expect: signedIn },
  { route: 'POST /collections', path: '/collections', expect: { others: 400, guest: 401 } },
  {
    route: 'POST /collections',
    about: 'for everyone',
    path: '/collections',
    body: { title: 'Для всех', visibility: 'public' },
    expect: { others: 403, guest: 401, methodist: 201 },
  },
  { route: 'GET /collections/choices/:publication', path: '/collections/choices/{material}', expect: signedIn },
  { route: 'GET /collections/:id', about: 'public', path: '/collections/{publicCollection}', expect: 200 },
  {
    route: 'GET /collections/:id',
    about: 'of a school',
    path: '/collections/{schoolCollection}',
    expect: { others: 404, teacher: 200, school: 200 },
  },
  {
    route: 'GET /collections/:id',
    about: 'of an association',
    path: '/collections/{associationCollection}',
    expect: { others: 404, teacher: 200, mentor: 200, methodist: 200, head: 200 },
  },
  {
    route: 'GET /collections/:id',
    about: 'personal',
    path: '/collections/{personalCollection}',
    expect: { others: 404, teacher: 200 },
  },
  {
    route: 'PUT /collections/:id',
    about: 'public',
    path: '/collections/{publicCollection}',
    expect: { others: 403, guest: 401, methodist: 400 },
  },
  {
    route: 'PUT /collections/:id',
    about: 'of a school',
    path: '/collections/{schoolCollection}',
    expect: { others: 404, guest: 401, teacher: 403, school: 400 },
  },
  {
    route: 'PUT /collections/:id',
    about: 'of an association',
    path: '/collections/{associationCollection}',
    expect: { others: 404, guest: 401, teacher: 403, mentor: 403, methodist: 403, head: 400 },
  },
  {
    route: 'PUT /collections/:id',
    about: 'personal',
    path: '/collections/{personalCollection}',
    expect: { others: 404, guest: 401, teacher: 400 },
  },
  {
    route: 'PUT /collections/:id/state',
    about: 'public: not even another methodist',
    path: '/collections/{publicCollection}/state',
    expect: { others: 403, guest: 401 },
  },
  {
    route: 'PUT /collections/:id/state',
    about: 'of a school',
    path: '/collections/{schoolCollection}/state',
    expect: { others: 404, guest: 401, teacher: 403, school: 400 },
  },
  {
    route: 'POST /collections/:id/copy',
    about: 'public',
    path: '/collections/{publicCollection}/copy',
    expect: { others: 201, guest: 401 },
  },
  {
    route: 'POST /collections/:id/copy',
    about: 'personal',
    path: '/collections/{personalCollection}/copy',
    expect: { others: 404, guest: 401, teacher: 201 },
  },
  {
    route: 'PUT /collections/:id/link',
    about: 'of an association',
    path: '/collections/{associationCollection}/link',
    expect: { others: 404, guest: 401, teacher: 403, mentor: 403, methodist: 403, head: 200 },
  },
  {
    route: 'DELETE /collections/:id/link',
    about: 'of an association',
    path: '/collections/{associationCollection}/link',
    expect: { others: 404, guest: 401, teacher: 403, mentor: 403, methodist: 403, head: 204 },
  },
  {
    route: 'PUT /collections/:id/keeper',
    about: 'its owner is still there',
    path: '/collections/{associationCollection}/keeper',
    expect: { others: 403, guest: 401, school: 404, controller: 404, admin: 404, outsider: 404 },
  },
  {
    route: 'POST /collections/:id/items',
    about: 'of a school',
    path: '/collections/{schoolCollection}/items',
    expect: { others: 404, guest: 401, teacher: 403, school: 400 },
  },
  {
    route: 'POST /collections/:id/items',
    about: 'public',
    path: '/collections/{publicCollection}/items',
    expect: { others: 403, guest: 401, methodist: 400 },
  },
  {
    route: 'PUT /collections/:id/items/:item',
    about: 'of an association',
    path: '/collections/{associationCollection}/items/{associationItem}',
    body: { note: 1 },
    expect: { others: 404, guest: 401, teacher: 403, mentor: 403, methodist: 403, head: 400 },
  },
  {
    route: 'DELETE /collections/:id/items/:item',
    about: 'a part of another collection',
    path: '/collections/{schoolCollection}/items/{publicItem}',
    expect: { others: 404, guest: 401, teacher: 403 },
  },
  {
    route: 'PUT /collections/:id/items/:item/place',
    about: 'a part of another collection',
    path: '/collections/{schoolCollection}/items/{publicItem}/place',
    expect: { others: 404, guest: 401, teacher: 403 },
  },
  {
    route: 'DELETE /collections/:id/publications/:publication',
    about: 'what is not in it',
    path: '/collections/{publicCollection}/publications/nothing',
    expect: { others: 403, guest: 401, methodist: 404 },
  },
  {
    route: 'PUT /collections/:id/order',
    about: 'of a school',
    path: '/collections/{schoolCollection}/order',
    expect: { others: 404, guest: 401, teacher: 403, school: 400 },
  },
];
