import { answerOf, request } from './app.ts';
import { idOf } from './community.ts';

export interface Pair {
  id: string;
  url: string;
  state: string;
  thread?: string | null;
  peopleVersion: number;
  leader: { id: string; title: string };
  supported: { id: string; title: string };
  people: { id: string; name: string; side: string }[];
}

export const ids = (...names: string[]) => Promise.all(names.map(idOf));
export const pairOf = (id: string, as: string) => answerOf<Pair>(request('GET', `/api/pairs/${id}`, { as }), 200);
export const post = (path: string, as: string, body: object) => request('POST', `/api/pairs/${path}`, { as, body });
export const put = (path: string, as: string, body: object) => request('PUT', `/api/pairs/${path}`, { as, body });

async function schoolId(title: string): Promise<string> {
  const { items } = await answerOf<{ items: { id: string; title: string }[] }>(
    request('GET', '/api/schools?limit=100', { as: 'methodist' }),
    200,
  );
  const found = items.find((school) => school.title === title);
  if (!found) throw new Error(`no school «${title}»`);
  return found.id;
}

export interface Wanted {
  leader: string;
  supported: string;
  mentors: string[];
  mentees: string[];
}

/** A pair at work, made as people make it: proposed and coordinated by methodist, agreed by both administrations. */
export async function pairAtWork({ leader, supported, mentors, mentees }: Wanted, administrations: [string, string]) {
  const { id } = await answerOf<{ id: string }>(
    request('POST', '/api/pairs', {
      as: 'methodist',
      body: {
        leader: await schoolId(leader),
        supported: await schoolId(supported),
        mentors: await ids(...mentors),
        mentees: await ids(...mentees),
        purpose: 'Проверочная пара: как читать условие.',
      },
    }),
    201,
  );
  for (const as of administrations) await answerOf(post(`${id}/agreement`, as, { decision: 'agree' }), 200);
  await answerOf(post(`${id}/state`, 'methodist', { state: 'active' }), 200);
  return id;
}
