import { vi } from 'vitest';
import { type Act, day, person, rounds, texts } from './city.ts';

const school7 = "SELECT id FROM schools WHERE slug = 'school-7'";
const secretOf = (url: string) => url.split('/').at(-1);

/** The secret of the letter that is written behind the answer. */
async function confirmationFor(city: Parameters<Act>[0], email: string): Promise<string | undefined> {
  const letter = await vi.waitFor(() => city.letterTo(email), { timeout: 10_000 });
  return /\/join\/confirmation\/(\S+)/.exec(letter)?.[1];
}

/** Fields of people, schools and the centre. */
export const peopleActs: Record<string, Act> = {
  async 'a profile'(city) {
    const rest = { subjects: ['mathematics'], profile: 'everyone' };
    const id = person(city, 't11');
    for (const [round, { name, position, about }] of rounds({ name: 120, position: 120, about: 2000 }).entries()) {
      await city.send('t11', 'PUT', '/api/me', { ...rest, name, position, about });
      await city.look(`/people/${id}`, round % 2 ? 'teacher' : null);
    }
    await city.look('/me/profile', 't11');
    await city.look('/me', 't11');
    await city.look('/admin/people', 'admin');
    await city.look(`/admin/people/${id}`, 'admin');
  },

  async 'a card of a mentor'(city) {
    for (const strengths of texts(1500)) {
      const version = Number(city.one(`SELECT version FROM mentor_cards WHERE userId = '${person(city, 'mentor')}'`));
      const words = { strengths, subjects: ['mathematics'], capacity: 2, version };
      await city.send('mentor', 'PUT', '/api/me/mentor-card', words);
      await city.look('/mentors', 'teacher');
      await city.look(`/people/${person(city, 'mentor')}`, 'teacher');
      await city.look('/me/mentor', 'mentor');
    }
  },

  async 'who asks to join by a link'(city) {
    const { url } = await city.send('school', 'POST', `/api/schools/${city.one(school7)}/join-link`);
    for (const [round, { name, position }] of rounds({ name: 200, position: 200 }).entries()) {
      // A name takes 120 characters: the first vectors of each set are enough, since profiles take the rest.
      const cut = (text: string) => text.slice(0, 120);
      if (round >= 4) continue;
      const email = `new${round}@demo.test`;
      await city.send(null, 'POST', '/api/join', {
        secret: secretOf(url),
        name: cut(name),
        position: cut(position),
        email,
      });
      const secret = await confirmationFor(city, email);
      await city.look(`/join/confirmation/${secret}`);
      const confirmed = { secret, name: cut(name), password: 'proba-poley-2026' };
      await city.send(null, 'POST', '/api/join/confirmation', confirmed);
    }
    await city.look('/schools/school-7/people', 'school');
    await city.look('/notifications', 'school');
  },

  async 'who is invited'(city) {
    const school = city.one(school7);
    const names = texts(120);
    for (const [round, name] of names.entries()) {
      const body = { role: 'teacher', school, email: `guest${round}@demo.test`, name };
      if (round < 6) await city.send('school', 'POST', '/api/invitations', body);
    }
    const text = names.map((name, round) => `${name.replace(/[;,@\t]/g, ' ')};list${round}@demo.test`).join('\n');
    await city.send('school', 'POST', '/api/invitations/list', { role: 'teacher', school, text, send: true });
    const [, secret] = /\/invitation\/(\S+)/.exec(city.letterTo('guest0@demo.test')) ?? [];
    const accepted = { secret, name: names[1], password: 'proba-poley-2026' };
    await city.look(`/invitation/${secret}`);
    await city.send(null, 'POST', '/api/invitations/acceptance', accepted);
    await city.look('/schools/school-7/people', 'school');
    await city.look('/schools/school-7/invitations', 'school');
    await city.look('/demo/mail');
  },

  async 'a school'(city) {
    const all = rounds({ title: 200, address: 300, about: 3000 });
    const made = await city.send('admin', 'POST', '/api/schools', { ...all[0], kind: 'regular' });
    for (const [round, words] of all.entries()) {
      await city.send('admin', 'PUT', `/api/schools/${made.id}`, words);
      await city.look(made.url, round % 2 ? 'teacher' : null);
    }
    await city.look(`${made.url}/edit`, 'admin');
    await city.look('/schools', 'teacher');
    await city.look('/admin/schools', 'admin');
    for (const [round, note] of texts(500).entries()) {
      const kind = round % 2 ? 'regular' : 'leader';
      await city.send('methodist', 'POST', `/api/schools/${made.id}/kinds`, { kind, since: day(0), note });
    }
    await city.look(`${made.url}/kind`, 'methodist');
    await city.look(made.url, 'methodist');
    await city.look('/pairs/new', 'methodist');
  },

  async 'the centre and its city'(city) {
    const before = await city.send('admin', 'GET', '/api/settings');
    for (const [round, words] of rounds({ city: 100, centre: 200, centreAddress: 300, operator: 400 }).entries()) {
      await city.send('admin', 'PUT', '/api/settings', { ...before, ...words });
      await city.look('/about', null);
      if (round < 16) await city.look('/privacy', null);
    }
    await city.look('/', null);
    await city.look('/', 'teacher');
    await city.look('/sign-in', null);
    await city.look('/consent', 'teacher');
    await city.look('/admin/settings', 'admin');
    await city.look('/admin/audit', 'admin');
    await city.send('admin', 'PUT', '/api/settings', before);
  },
};
