import { materialWithForm } from '../roles.ts';
import { type Act, association, rounds } from './city.ts';

/** Fields of collections. */
export const collectionActs: Record<string, Act> = {
  async 'a collection and its notes'(city) {
    const publication = city.one(`SELECT id FROM publications WHERE slug = '${materialWithForm}'`);
    const all = rounds({ title: 120, description: 2000, note: 1000 });
    const first = await city.send('methodist', 'POST', '/api/collections', {
      title: all[0]?.title,
      description: all[0]?.description,
      visibility: 'public',
    });
    const { id } = first;
    const { id: item } = await city.send('methodist', 'POST', `/api/collections/${id}/items`, {
      publication,
      note: all[0]?.note,
    });
    for (const [index, { title, description, note }] of all.entries()) {
      const { version } = await city.send('methodist', 'GET', `/api/collections/${id}`);
      await city.send('methodist', 'PUT', `/api/collections/${id}`, {
        title,
        description,
        visibility: 'public',
        version,
      });
      await city.send('methodist', 'PUT', `/api/collections/${id}/items/${item}`, { note });
      if (index < 6) await city.look(`/collections/${id}`, null);
    }
    await city.look(`/collections/${id}/edit`, 'methodist');
    await city.look(`/collections/add?publication=${publication}`, 'methodist');
    await city.look('/collections', null);
    await city.look('/collections?list=mine', 'methodist');
    const shared = await city.send('mentor', 'POST', '/api/collections', {
      title: all[1]?.title,
      visibility: 'association',
      association: association(city, 'mathematics'),
    });
    await city.look(`/collections/${shared.id}`, 'teacher');
    await city.look('/collections?list=shared', 'teacher');
  },
};
