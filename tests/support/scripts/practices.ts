import { materialWithForm } from '../roles.ts';
import { type Act, type City, rounds, texts } from './city.ts';

const partNames = ['context', 'problem', 'actions', 'result', 'transfer', 'resources'];
const parts = (text: string) => Object.fromEntries(partNames.map((name) => [name, text]));
/** Twenty rows at most. */
const effects = () =>
  rounds({ measure: 300, unit: 40, period: 120, scope: 200 })
    .slice(0, 20)
    .map((row) => ({ ...row, before: 1, after: 2 }));
const whole = () => ({
  ...parts(texts(20_000)[0] as string),
  subjects: ['mathematics'],
  levels: ['ooo'],
  effects: effects(),
});
const submitted = async (city: City, words: Record<string, string>) => {
  const practice = await city.send('mentor', 'POST', '/api/practices', { ...whole(), ...words });
  const changed = { ...whole(), ...words, version: practice.version };
  await city.send('mentor', 'PUT', `/api/practices/${practice.id}`, changed);
  await city.send('mentor', 'POST', `/api/practices/${practice.id}/submission`);
  return practice;
};

/** Fields of practices and of what schools did with them. */
export const practiceActs: Record<string, Act> = {
  async 'a practice, remarks about it and its return'(city) {
    const all = rounds({ title: 160, summary: 400, body: 4000, comment: 4000 });
    for (const [round, { title, summary, body, comment }] of all.entries()) {
      if (round >= 5) {
        // The title alone goes on: its page of editing and the list show it.
        const { id } = await city.send('mentor', 'POST', '/api/practices', { title, summary });
        await city.look(`/practices/${id}/edit`, 'mentor');
        continue;
      }
      const { id } = await submitted(city, { title, summary });
      await city.send('methodist', 'POST', `/api/practices/${id}/comments`, { part: 'context', body });
      await city.look(`/practices/${id}/review`, 'methodist');
      await city.send('methodist', 'POST', `/api/practices/${id}/decision`, { decision: 'return', comment });
      await city.look(`/practices/${id}/edit`, 'mentor');
      await city.look(`/practices/${id}/revisions`, 'mentor');
      await city.look(`/practices/${id}/authors`, 'mentor');
    }
    await city.look('/practices/mine', 'mentor');
    await city.look('/review', 'methodist');
    await city.look('/notifications', 'mentor');
  },

  async 'a published practice and reports of schools that took it over'(city) {
    for (const { title, summary, report } of rounds({ title: 160, summary: 400, report: 3000 }).slice(0, 6)) {
      const { id } = await submitted(city, { title, summary });
      const { url } = await city.send('methodist', 'POST', `/api/practices/${id}/decision`, { decision: 'publish' });
      const taken = await city.send('school', 'POST', `/api/practices/${id}/adoptions`);
      await city.send('school', 'PUT', `/api/adoptions/${taken.id}/report`, { report, effects: effects() });
      await city.look(url, null);
      await city.look(url, 'school');
    }
    await city.look('/practices', null);
    await city.look('/', null);
    await city.search('Ссылка');
    await city.look('/me', 'school');
  },

  async 'the name of an attachment'(city) {
    const { id } = await city.send('mentor', 'POST', '/api/practices', { title: 'Проба приложений' });
    for (const name of texts(120).slice(0, 5)) {
      const form = new FormData();
      form.set('file', new File(['Слова'], `${name}.txt`, { type: 'text/plain' }));
      await city.send('mentor', 'POST', `/api/practices/${id}/attachments`, form);
    }
    await city.look(`/practices/${id}/attachments`, 'mentor');
    await city.look(`/practices/${id}/edit`, 'mentor');
  },

  async 'how a material was used'(city) {
    const id = city.one(`SELECT id FROM publications WHERE slug = '${materialWithForm}'`);
    for (const report of texts(1500)) {
      await city.send('outsider', 'PUT', `/api/materials/${id}/application`, { outcome: 3, report });
      await city.look(`/bank/${materialWithForm}`, 'teacher');
    }
    await city.look('/me', 'outsider');
  },
};
