import { answerOf, request } from './app.ts';
import { materialWithForm, plainMaterial } from './roles.ts';

const { read } = await import('../../db/client.ts');
const { associations } = await import('../../db/schema/associations/associations.ts');
const { publications } = await import('../../db/schema/bank.ts');
const { eq, inArray } = await import('drizzle-orm');

interface Item {
  id: string;
  note: string;
  gone: boolean;
  publication: { id: string; title: string };
}
export interface Collection {
  id: string;
  title: string;
  description: string;
  version: number;
  link: string | null;
  mine: boolean;
  owner: { id: string | null; name: string };
  items: Item[];
}
export const make = (as: string, body: object) =>
  answerOf<Collection>(request('POST', '/api/collections', { as, body }), 201);
export const look = (as: string | null, id: string, status = 200) =>
  answerOf<Collection>(request('GET', `/api/collections/${id}`, { as }), status);
export const list = async (as: string | null, which: string) =>
  (await answerOf<{ items: Collection[] }>(request('GET', `/api/collections?list=${which}&limit=100`, { as }), 200))
    .items;
export const put = (as: string, path: string, body: object, status: number) =>
  answerOf<Record<string, unknown>>(request('PUT', `/api/collections/${path}`, { as, body }), status);

export async function three(): Promise<string[]> {
  const rows = await read
    .select({ id: publications.id })
    .from(publications)
    .where(inArray(publications.slug, [materialWithForm, 'probely-v-drobyah', plainMaterial]))
    .orderBy(publications.slug);
  return rows.map(({ id }) => id);
}
export async function filled(as: string, more: object = {}) {
  const { id } = await make(as, { title: 'Проба', ...more });
  const added: string[] = [];
  for (const publication of await three())
    added.push(
      (
        await answerOf<{ id: string }>(
          request('POST', `/api/collections/${id}/items`, { as, body: { publication, note: `К ${publication}` } }),
          201,
        )
      ).id,
    );
  return { id, added };
}
export const association = async (slug: string) => {
  const [row] = await read.select({ id: associations.id }).from(associations).where(eq(associations.slug, slug));
  return row?.id as string;
};
