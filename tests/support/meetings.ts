import { answerOf, request } from './app.ts';
import { idOf } from './community.ts';

const { read } = await import('../../db/client.ts');
const { notifications } = await import('../../db/schema/notifications.ts');
const { and, eq, like } = await import('drizzle-orm');

interface Person {
  id: string;
  name: string;
  answer: string | null;
  attendance: string | null;
}
interface Outcome {
  id: string;
  body: string;
  kind: string;
  overdue: boolean;
  doneAt: string | null;
  responsible: { id: string; name: string } | null;
}
export interface Meeting {
  id: string;
  state: string;
  version: number;
  title: string;
  link: string;
  number: string;
  items: { id: string; title: string }[];
  people: Person[] | null;
  counts: { called: number; yes: number; present: number };
  outcomes: Outcome[];
  carried: Outcome[];
  associations: { id: string; state: string; host: boolean }[];
}

/** A moment so many days from now, as the API takes it. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
/** A meeting as it is called, changed by what a test is about. */
export const body = (more: Record<string, unknown> = {}) => ({
  title: 'Дроби в пятом классе',
  startsAt: inDays(3),
  form: 'mixed',
  place: 'Лицей № 18, кабинет 12',
  link: 'https://meet.school.test/room',
  agenda: [{ title: 'Что показал срез', speaker: 'О. П. Рябинина' }, { title: 'Разное' }],
  ...more,
});
export const call = (associationId: string, as = 'head', more: Record<string, unknown> = {}) =>
  answerOf<{ id: string; url: string }>(
    request('POST', `/api/associations/${associationId}/meetings`, { as, body: body(more) }),
    201,
  );
export const readMeeting = (id: string, as?: string) =>
  answerOf<Meeting>(request('GET', `/api/meetings/${id}`, { as }), 200);
/** Brings a meeting into another state. */
export const move = (id: string, state: string, as = 'head', reason = '') =>
  request('POST', `/api/meetings/${id}/state`, { as, body: { state, reason } });
/** How many notices with these words in their title a person has. */
export const told = async (name: string, part: string) => {
  const rows = await read
    .select({ title: notifications.title })
    .from(notifications)
    .where(and(eq(notifications.userId, await idOf(name)), like(notifications.title, `%${part}%`)));
  return rows.length;
};
/** Writes minutes that can be signed. */
export const rightful = async (id: string, as = 'head') => {
  const { items, version } = await readMeeting(id, as);
  const [head, teacher] = [await idOf('head'), await idOf('teacher')];
  return answerOf(
    request('PUT', `/api/meetings/${id}/minutes`, {
      as,
      body: {
        number: '3',
        chair: head,
        secretary: teacher,
        version,
        items: items.map((item) => ({
          id: item.id,
          heard: 'о результатах среза',
          spoke: 'А. С. Берёзкина: похоже на наши.',
        })),
      },
    }),
    200,
  );
};
