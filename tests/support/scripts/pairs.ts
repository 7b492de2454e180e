import { type Act, type City, day, moment, person, rounds, texts } from './city.ts';

const school = (city: City, slug: string) => city.one(`SELECT id FROM schools WHERE slug = '${slug}'`);
const pairOf7 = (city: City) => city.one(`SELECT id FROM pairs WHERE supportedId = '${school(city, 'school-7')}'`);
const someoneOf = (city: City, schoolId: string) =>
  city.one(`SELECT id FROM users WHERE schoolId = '${schoolId}' AND role = 'teacher' AND state = 'active' LIMIT 1`);
const administrationOf = (city: City, schoolId: string) =>
  city
    .one(`SELECT email FROM users WHERE schoolId = '${schoolId}' AND role = 'school_admin' LIMIT 1`)
    .split('@')[0] as string;

/** Fields of pairs of schools. */
export const pairActs: Record<string, Act> = {
  async 'what a pair is for, why it is refused and why it stops'(city) {
    const [leader, supported] = [school(city, 'lyceum-18'), school(city, 'school-41')];
    for (const { purpose, comment, reason } of rounds({ purpose: 1000, comment: 1000, reason: 1000 })) {
      const propose = () =>
        city.send('methodist', 'POST', '/api/pairs', {
          leader,
          supported,
          purpose,
          mentors: [someoneOf(city, leader)],
          mentees: [someoneOf(city, supported)],
        });
      const refused = await propose();
      await city.look(refused.url, administrationOf(city, leader));
      const answer = (id: string, at: string, decision: string) =>
        city.send(administrationOf(city, at), 'POST', `/api/pairs/${id}/agreement`, { decision, comment });
      await answer(refused.id, leader, 'decline');
      await city.look(refused.url, 'methodist');
      const stopped = await propose();
      for (const at of [leader, supported]) await answer(stopped.id, at, 'agree');
      await city.send('methodist', 'POST', `/api/pairs/${stopped.id}/state`, { state: 'active' });
      await city.send('methodist', 'POST', `/api/pairs/${stopped.id}/state`, { state: 'stopped', reason });
      await city.look(stopped.url, 'methodist');
    }
    await city.look('/pairs', 'methodist');
    await city.look('/notifications', 'methodist');
  },

  async 'goals, values and tasks of a pair'(city) {
    const at = `/api/pairs/${pairOf7(city)}`;
    const rest = { start: 1, target: 5, due: day(60) };
    for (const [round, { title, unit, note }] of rounds({ title: 300, unit: 30, note: 300 }).entries()) {
      const goal = await city.send('mentor', 'POST', `${at}/goals`, { ...rest, title, unit });
      const value = await city.send('mentor', 'POST', `${at}/goals/${goal.id}/values`, {
        value: 3,
        date: day(-1),
        note,
      });
      const task = await city.send('mentor', 'POST', `${at}/tasks`, { title, assignee: person(city, 'mentor') });
      if (round > 0) continue;
      await city.send('mentor', 'PUT', `${at}/goals/${goal.id}`, { ...rest, title, unit, version: 1 });
      await city.send('mentor', 'PUT', `${at}/values/${value.id}`, { value: 4, date: day(-1), note, version: 1 });
      await city.send('mentor', 'PUT', `${at}/tasks/${task.id}`, {
        title,
        assignee: person(city, 'mentor'),
        version: 1,
      });
    }
    await city.look(`/pairs/${pairOf7(city)}`, 'mentor');
    await city.look(`/pairs/${pairOf7(city)}`, 'methodist');
    await city.look('/me', 'mentor');
  },

  async 'meetings of a pair, held and to come'(city) {
    const at = `/api/pairs/${pairOf7(city)}`;
    for (const [round, { topics, agreed, place, plan }] of rounds({
      topics: 2000,
      agreed: 2000,
      place: 300,
      plan: 1000,
    }).entries()) {
      const held = { date: day(-1), form: 'call', topics, agreed, hours: 1 };
      const meeting = await city.send('mentor', 'POST', `${at}/meetings`, held);
      const coming = { at: moment(3), form: 'visit', place, topics: plan };
      const planned = await city.send('mentor', 'POST', `${at}/plans`, coming);
      if (round > 0) continue;
      await city.send('mentor', 'PUT', `${at}/meetings/${meeting.id}`, { ...held, version: 1 });
      await city.send('mentor', 'PUT', `${at}/plans/${planned.id}`, { ...coming, version: 1 });
    }
    await city.look(`/pairs/${pairOf7(city)}`, 'teacher');
    await city.look(`/pairs/${pairOf7(city)}`, 'school');
    await city.look('/me', 'teacher');
  },

  async 'reflections, and words to the coordinator'(city) {
    const pair = pairOf7(city);
    for (const { text, body, answer } of rounds({ text: 4000, body: 2000, answer: 2000 })) {
      const words = { helped: text, hindered: text, next: text };
      await city.send('mentor', 'PUT', `/api/pairs/${pair}/reflections/middle`, words);
      const asked = await city.send('teacher', 'POST', `/api/pairs/${pair}/silences`, { body });
      await city.look(`/pairs/${pair}`, 'methodist');
      await city.send('methodist', 'PUT', `/api/pairs/${pair}/silences/${asked.id}`, { answer });
    }
    await city.look(`/pairs/${pair}`, 'mentor');
    await city.look(`/pairs/${pair}`, 'teacher');
    await city.look('/notifications', 'methodist');
  },

  async 'the name of a document of a pair'(city) {
    const pair = pairOf7(city);
    for (const name of texts(120).slice(0, 6)) {
      const form = new FormData();
      form.set('file', new File(['Слова'], `${name}.txt`, { type: 'text/plain' }));
      await city.send('mentor', 'POST', `/api/pairs/${pair}/documents`, form);
    }
    await city.look(`/pairs/${pair}`, 'mentor');
  },
};
