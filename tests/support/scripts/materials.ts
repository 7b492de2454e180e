import { type Act, rounds } from './city.ts';

const card = {
  kind: 'tool',
  subjects: ['mathematics'],
  levels: ['ooo'],
  audience: ['teacher'],
  dimensions: ['teaching'],
  problems: ['low_results'],
  year: 2026,
  minutes: 20,
  reviewed: '2026-10-01',
  reviewDue: '2028-10-01',
};
const path = '/api/material-drafts';
/** The strict card asks for some length; a vector stands before it. */
const summed = (summary: string) => `${summary} — и ещё слова, чтобы хватило на карточку материала.`.slice(0, 260);
const named = (title: string) => `${title} материал`.slice(-120);

/** Fields of what methodists write for the bank. */
export const materialActs: Record<string, Act> = {
  async 'a material, remarks about it, its return, publication and its end'(city) {
    const lengths = {
      title: 100,
      summary: 180,
      author: 100,
      owner: 190,
      licence: 200,
      quote: 500,
      body: 4000,
      said: 4000,
    };
    for (const [round, { title, summary, author, owner, licence, quote, body, said }] of rounds(lengths).entries()) {
      const words = { ...card, title: named(title), summary: summed(summary), owner: `${owner} отдел`, licence, body };
      const one = await city.send('methodist', 'POST', path, { ...words, authors: [author, 'Центр'] });
      const { id } = one;
      const changed = { ...words, authors: `${author}, Центр`, body: `${body}\n\nКонец`, version: one.version };
      await city.send('methodist', 'PUT', `${path}/${id}`, changed);
      await city.look(`/materials/${id}/edit`, 'methodist');
      await city.look(`/materials/${id}`, 'methodist2');
      // Publication takes longest, and the longest text is the same each time.
      if (round >= 4) continue;
      const other = await city.send('methodist', 'POST', path, { ...words, authors: author });
      const again = { authors: [author, 'Центр', 'Школа'], version: other.version };
      await city.send('methodist', 'PUT', `${path}/${other.id}`, again);
      await city.show((await city.send('methodist', 'POST', `${path}/preview`, { body })).html);
      await city.send('methodist', 'POST', `${path}/${id}/submission`);
      await city.send('methodist2', 'POST', `${path}/${id}/remarks`, { quote, body: said });
      await city.send('methodist2', 'POST', `${path}/${id}/decision`, { decision: 'return', comment: said });
      await city.look(`/materials/${id}`, 'methodist');
      await city.look(`/materials/${id}/versions?from=1&to=0`, 'methodist');
      await city.send('methodist', 'POST', `${path}/${id}/submission`);
      await city.send('methodist2', 'POST', `${path}/${id}/decision`, { decision: 'publish' });
      const page = `/bank/${city.one(`SELECT slug FROM materials WHERE id = '${id}'`)}`;
      await city.look(page, null);
      await city.look(page, 'methodist');
      await city.send('methodist', 'POST', `${path}/${id}/archive`, { reason: said.slice(0, 1000) });
      await city.look(`/materials/${id}`, 'methodist');
    }
    await city.look('/materials', 'methodist');
    await city.look('/notifications', 'methodist2');
  },
};
