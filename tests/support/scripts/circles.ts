import { type Act, association, type City, person, rounds, texts } from './city.ts';

const card = {
  title: 'Объединение проб',
  purpose: 'Пробуем поля.',
  subjects: ['mathematics'],
  visibility: 'everyone',
  admission: 'request',
};
/** An association for one act, headed by `head`. */
const founded = (city: City, more: Record<string, unknown> = {}) =>
  city.send('methodist', 'POST', '/api/associations', { ...card, head: person(city, 'head'), ...more });

/** Fields of associations. */
export const circleActs: Record<string, Act> = {
  async 'the card of an association and its rules'(city) {
    const all = rounds({ title: 120, purpose: 2000, rules: 5000 });
    const { id, url } = await founded(city, { title: all[0]?.title, purpose: all[0]?.purpose });
    for (const { title, purpose, rules } of all) {
      await city.send('methodist', 'PUT', `/api/associations/${id}`, { ...card, title, purpose });
      await city.send('head', 'PUT', `/api/associations/${id}/order`, { rules, holdsFirstPosts: false });
      await city.look(url, null);
    }
    const slug = url.split('/').at(-1);
    await city.look('/associations', 'teacher');
    await city.look(`/rules?association=${slug}`, null);
    await city.look(`${url}/settings`, 'head');
    await city.look(`${url}/log`, 'head');
    await city.look('/threads', 'head');
  },

  async 'requests to join, refusals and invitations'(city) {
    const { id, url } = await founded(city);
    for (const [round, { reason, note }] of rounds({ reason: 1000, note: 500 }).entries()) {
      const guest = `t${String(20 + round)}`;
      await city.send('outsider', 'POST', `/api/associations/${id}/members`, { reason });
      await city.look(`${url}/members`, 'methodist');
      await city.look(url, 'outsider');
      const decision = { decision: 'refuse', reason };
      await city.send(
        'methodist',
        'POST',
        `/api/associations/${id}/members/${person(city, 'outsider')}/decision`,
        decision,
      );
      const invited = { email: `${guest}@demo.test`, note };
      await city.send('methodist', 'POST', `/api/associations/${id}/invitations`, invited);
      await city.look(url, guest);
      await city.look('/notifications', guest);
    }
    await city.look(`${url}/members`, 'methodist');
    await city.look(`${url}/log`, 'methodist');
    await city.look('/notifications', 'outsider');
  },

  async 'a group'(city) {
    const { id, url } = await founded(city);
    for (const words of rounds({ title: 100, purpose: 1000 })) {
      const group = await city.send('methodist', 'POST', `/api/associations/${id}/groups`, words);
      await city.send('methodist', 'PUT', `/api/groups/${group.id}`, words);
    }
    await city.look(url, 'methodist');
    await city.look(url, null);
    await city.look(`${url}/meetings/new`, 'methodist');
  },

  async 'an announcement'(city) {
    for (const words of rounds({ title: 150, body: 5000 }))
      await city.send('head', 'POST', '/api/announcements', {
        ...words,
        associations: [association(city, 'mathematics')],
      });
    await city.look('/associations/mathematics/announcements', 'teacher');
    await city.look('/associations/mathematics', null);
    await city.look('/notifications', 'teacher');
  },

  async 'the plan of a year and its analysis'(city) {
    const { id, url } = await founded(city);
    const [analysis] = texts(20_000);
    const plan = `/api/associations/${id}/plans/2026`;
    await city.send('methodist', 'PUT', plan, { analysis });
    for (const row of rounds({ due: 60, topic: 300, questions: 3000, speakers: 1000, result: 2000 })) {
      const made = await city.send('methodist', 'POST', `${plan}/rows`, row);
      await city.send('methodist', 'PUT', `/api/plan-rows/${made.id}`, { ...row, version: 1 });
    }
    await city.look(`${url}/plan`, 'methodist');
    await city.look(`${url}/plan?year=2026`, null);
    await city.look(`${url}/plan?year=2027`, 'methodist');
  },

  async 'a document and its versions'(city) {
    const at = `/api/associations/${association(city, 'mathematics')}/documents`;
    for (const { title, comment, name } of rounds({ title: 150, comment: 500, name: 120 })) {
      const form = new FormData();
      form.set('title', title);
      form.set('comment', comment);
      form.set('file', new File(['Слова'], `${name}.txt`, { type: 'text/plain' }));
      const { id } = await city.send('head', 'POST', at, form);
      await city.send('head', 'POST', `/api/documents/${id}/versions`, form);
    }
    await city.look('/associations/mathematics/documents', 'head');
    await city.look('/associations/mathematics/documents', null);
  },
};
