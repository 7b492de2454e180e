import { answerOf, request } from './app.ts';

/** A practice with nothing missing. */
export const whole = {
  title: 'Билеты на выход в шестых классах',
  summary: 'Три вопроса в конце урока показывают, кого доучивать завтра.',
  context: 'Школа на окраине, три шестых класса.',
  problem: 'Половина класса не решает задачи в **два действия**.',
  actions: '1. Три вопроса в конце урока.\n2. Разбор утром.',
  result: 'Стало лучше.',
  transfer: 'Начните с одного класса.',
  resources: 'Бумага.',
  subjects: ['mathematics'],
  levels: ['ooo'],
  effects: [{ measure: 'Доля решивших', unit: '%', before: 38, after: '61,5', period: 'год', scope: '74 ученика' }],
};
/** A practice as a save answers it. */
export interface Saved {
  id: string;
  state: string;
  url: string;
  version: number;
}

export const draft = (as = 'mentor', content: object = whole) =>
  answerOf<Saved>(request('POST', '/api/practices', { as, body: content }), 201);
export const submitted = async (as = 'mentor', content: object = whole) => {
  const saved = await draft(as, content);
  await answerOf(request('POST', `/api/practices/${saved.id}/submission`, { as }), 200);
  return saved;
};
export const decide = (id: string, body: object, as = 'methodist') =>
  request('POST', `/api/practices/${id}/decision`, { as, body });
export const published = async (as = 'mentor', content: object = whole) => {
  const saved = await submitted(as, content);
  const { url } = await answerOf<{ url: string }>(decide(saved.id, { decision: 'publish' }), 200);
  return { ...saved, url };
};
/** What each of these people is answered. */
export const statuses = async (people: (string | null)[], ask: (as: string | null) => Promise<Response>) =>
  Object.fromEntries(await Promise.all(people.map(async (as) => [as ?? 'guest', (await ask(as)).status])));

/** One of each kind of caller; null is a guest. */
export const everyone = [null, 'mentor', 'admin_s9', 'teacher', 'outsider', 'methodist', 'controller', 'admin'];

/** Somebody of the demo is asked by the author to be a co-author, and agrees. */
export async function coauthor(id: string, author: string, person: string): Promise<void> {
  const email = `${person}@demo.test`;
  await answerOf(request('POST', `/api/practices/${id}/authors`, { as: author, body: { email } }), 202);
  await answerOf(request('POST', `/api/practices/${id}/invitation`, { as: person, body: { answer: 'yes' } }), 200);
}
