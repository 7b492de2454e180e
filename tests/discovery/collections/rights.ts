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
 * Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider. The school's collection
 * is of `school`, the association's of `head`, the personal one of `teacher`, the oldest public one of another methodist.
 */
const signedIn = '401 200 200 200 200 200 200 200 200';
export const collectionRows: Row[] = [
  { route: 'GET /collections', path: '/collections', expect: '200' },
  { route: 'GET /collections', about: 'one’s own', path: '/collections?list=mine', expect: signedIn },
  { route: 'GET /collections', about: 'shared with me', path: '/collections?list=shared', expect: signedIn },
  { route: 'POST /collections', path: '/collections', expect: '401 400 400 400 400 400 400 400 400' },
  {
    route: 'POST /collections',
    about: 'for everyone',
    path: '/collections',
    body: { title: 'Для всех', visibility: 'public' },
    expect: '401 403 403 403 201 403 403 403 403',
  },
  { route: 'GET /collections/choices/:publication', path: '/collections/choices/{material}', expect: signedIn },
  { route: 'GET /collections/:id', about: 'public', path: '/collections/{publicCollection}', expect: '200' },
  {
    route: 'GET /collections/:id',
    about: 'of a school',
    path: '/collections/{schoolCollection}',
    expect: '404 200 200 404 404 404 404 404 404',
  },
  {
    route: 'GET /collections/:id',
    about: 'of an association',
    path: '/collections/{associationCollection}',
    expect: '404 200 404 200 200 404 404 200 404',
  },
  {
    route: 'GET /collections/:id',
    about: 'personal',
    path: '/collections/{personalCollection}',
    expect: '404 200 404 404 404 404 404 404 404',
  },
  {
    route: 'PUT /collections/:id',
    about: 'public',
    path: '/collections/{publicCollection}',
    expect: '401 403 403 403 400 403 403 403 403',
  },
  {
    route: 'PUT /collections/:id',
    about: 'of a school',
    path: '/collections/{schoolCollection}',
    expect: '401 403 400 404 404 404 404 404 404',
  },
  {
    route: 'PUT /collections/:id',
    about: 'of an association',
    path: '/collections/{associationCollection}',
    expect: '401 403 404 403 403 404 404 400 404',
  },
  {
    route: 'PUT /collections/:id',
    about: 'personal',
    path: '/collections/{personalCollection}',
    expect: '401 400 404 404 404 404 404 404 404',
  },
  {
    route: 'PUT /collections/:id/state',
    about: 'public: not even another methodist',
    path: '/collections/{publicCollection}/state',
    expect: '401 403 403 403 403 403 403 403 403',
  },
  {
    route: 'PUT /collections/:id/state',
    about: 'of a school',
    path: '/collections/{schoolCollection}/state',
    expect: '401 403 400 404 404 404 404 404 404',
  },
  {
    route: 'POST /collections/:id/copy',
    about: 'public',
    path: '/collections/{publicCollection}/copy',
    expect: '401 201 201 201 201 201 201 201 201',
  },
  {
    route: 'POST /collections/:id/copy',
    about: 'personal',
    path: '/collections/{personalCollection}/copy',
    expect: '401 201 404 404 404 404 404 404 404',
  },
  {
    route: 'PUT /collections/:id/link',
    about: 'of an association',
    path: '/collections/{associationCollection}/link',
    expect: '401 403 404 403 403 404 404 200 404',
  },
  {
    route: 'DELETE /collections/:id/link',
    about: 'of an association',
    path: '/collections/{associationCollection}/link',
    expect: '401 403 404 403 403 404 404 204 404',
  },
  {
    route: 'PUT /collections/:id/keeper',
    about: 'its owner is still there',
    path: '/collections/{associationCollection}/keeper',
    expect: '401 403 404 403 403 404 404 403 404',
  },
  {
    route: 'POST /collections/:id/items',
    about: 'of a school',
    path: '/collections/{schoolCollection}/items',
    expect: '401 403 400 404 404 404 404 404 404',
  },
  {
    route: 'POST /collections/:id/items',
    about: 'public',
    path: '/collections/{publicCollection}/items',
    expect: '401 403 403 403 400 403 403 403 403',
  },
  {
    route: 'PUT /collections/:id/items/:item',
    about: 'of an association',
    path: '/collections/{associationCollection}/items/{associationItem}',
    body: { note: 1 },
    expect: '401 403 404 403 403 404 404 400 404',
  },
  {
    route: 'DELETE /collections/:id/items/:item',
    about: 'a part of another collection',
    path: '/collections/{schoolCollection}/items/{publicItem}',
    expect: '401 403 404 404 404 404 404 404 404',
  },
  {
    route: 'PUT /collections/:id/items/:item/place',
    about: 'a part of another collection',
    path: '/collections/{schoolCollection}/items/{publicItem}/place',
    expect: '401 403 404 404 404 404 404 404 404',
  },
  {
    route: 'DELETE /collections/:id/publications/:publication',
    about: 'what is not in it',
    path: '/collections/{publicCollection}/publications/nothing',
    expect: '401 403 403 403 404 403 403 403 403',
  },
  {
    route: 'PUT /collections/:id/order',
    about: 'of a school',
    path: '/collections/{schoolCollection}/order',
    expect: '401 403 400 404 404 404 404 404 404',
  },
];
