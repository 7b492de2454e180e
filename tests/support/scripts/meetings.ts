import { type Act, association, type City, moment, person, rounds, texts } from './city.ts';

const call = (city: City, more: Record<string, unknown>, days = 9) =>
  city.send('head', 'POST', `/api/associations/${association(city, 'mathematics')}/meetings`, {
    title: 'Проба заседания',
    startsAt: moment(days),
    form: 'in-person',
    place: 'Актовый зал',
    ...more,
  });
/** Thirty questions at most. */
const agenda = () => texts(300).map((title, index) => ({ title, speaker: texts(200)[index] ?? '' }));

/** Fields of meetings. */
export const meetingActs: Record<string, Act> = {
  async 'a meeting and its agenda'(city) {
    for (const [round, words] of rounds({ title: 200, place: 200, note: 2000 }).entries()) {
      const { id, url } = await call(city, { ...words, agenda: agenda() });
      const change = { ...words, startsAt: moment(8), form: 'in-person', agenda: agenda(), version: 1 };
      if (round < 4) await city.send('head', 'PUT', `/api/meetings/${id}`, change);
      await city.look(url, round % 2 ? 'teacher' : null);
    }
    await city.look('/associations/mathematics/meetings', 'teacher');
    await city.look('/associations/mathematics', 'teacher');
    await city.look('/me', 'teacher');
  },

  async 'minutes and outcomes'(city) {
    const { id, url } = await call(city, { agenda: agenda().slice(0, 1) }, -2);
    await city.send('head', 'POST', `/api/meetings/${id}/state`, { state: 'held' });
    const item = city.one(`SELECT id FROM meeting_items WHERE meetingId = '${id}'`);
    for (const { number, heard, spoke, body } of rounds({ number: 20, heard: 5000, spoke: 5000, body: 2000 })) {
      const { version } = await city.send('head', 'GET', `/api/meetings/${id}`);
      const chair = person(city, 'head');
      const words = { number, chair, secretary: person(city, 'teacher'), items: [{ id: item, heard, spoke }], version };
      await city.send('head', 'PUT', `/api/meetings/${id}/minutes`, words);
      for (const kind of ['decision', 'information', 'task'])
        await city.send('head', 'POST', `/api/meetings/${id}/outcomes`, { kind, body, item, responsible: chair });
      await city.look(url, 'head');
      await city.look(`${url}/minutes`, 'head');
    }
    await city.look('/me', 'head');
  },

  async 'why a meeting is called off'(city) {
    for (const { reason } of rounds({ reason: 1000 })) {
      const { id, url } = await call(city, {});
      await city.send('head', 'POST', `/api/meetings/${id}/state`, { state: 'cancelled', reason });
      await city.look(url, 'teacher');
    }
    await city.look('/notifications', 'teacher');
  },

  async 'why a name was taken out of minutes'(city) {
    const words = 'Пробной А. С.';
    for (const { reason } of rounds({ reason: 1000 })) {
      const { id, url } = await call(city, { agenda: [{ title: 'Вопрос', speaker: words }] }, -2);
      await city.send('head', 'POST', `/api/meetings/${id}/state`, { state: 'held' });
      await city.send('head', 'POST', `/api/meetings/${id}/names`, { words, reason });
      await city.look(url, 'head');
    }
    await city.look('/admin/audit', 'admin');
  },

  async 'a template of an agenda'(city) {
    const at = `/api/associations/${association(city, 'mathematics')}/meeting-templates`;
    for (const [round, words] of rounds({ title: 100, questions: 3000 }).entries()) {
      const { id } = await city.send('head', 'POST', at, words);
      await city.send('head', 'PUT', `/api/meeting-templates/${id}`, words);
      if (round === 0) await city.look(`/associations/mathematics/meetings/new?template=${id}`, 'head');
      if (round % 8 === 7) {
        await city.look('/associations/mathematics/meetings/templates', 'head');
        const { items } = await city.send('head', 'GET', at);
        for (const each of items.slice(-8)) await city.send('head', 'DELETE', `/api/meeting-templates/${each.id}`);
      }
    }
    await city.look('/associations/mathematics/meetings/templates', 'head');
  },
};
