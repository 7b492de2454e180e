import {
  addOutcome,
  answerForAssociation,
  answerInvitation,
  answerTitles,
  inviteNewcomers,
  markAttendance,
  markOutcome,
  moveMeeting,
  removeOutcome,
} from '../../../api/community/meetings/index.ts';
import type { MaybeActor } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';

/** What the forms of a meeting's page do. */
export function meetingIntents(actor: MaybeActor, id: string): Intents {
  const here = (anchor = '') => `/meetings/${id}${anchor}`;
  return {
    async answer(values) {
      const { answer } = await answerInvitation(actor, id, values);
      return done(here(), `Ваш ответ записан: ${answerTitles[answer].toLowerCase()}.`);
    },
    async agreement(values) {
      const { state } = await answerForAssociation(actor, id, values);
      return done(here(), state === 'agreed' ? 'Ваше объединение участвует, людей позвали.' : 'Отказ записан.');
    },
    async invite() {
      const { added } = await inviteNewcomers(actor, id);
      return done(here('#people'), added > 0 ? `Позвали ещё: ${added}.` : 'Все участники уже в списке.');
    },
    async hold() {
      await moveMeeting(actor, id, { state: 'held' });
      return done(here('#attendance'), 'Заседание прошло. Отметьте явку и запишите итоги.');
    },
    async back() {
      await moveMeeting(actor, id, { state: 'planned' });
      return done(here(), 'Заседание снова в назначенных.');
    },
    async cancel({ reason }) {
      await moveMeeting(actor, id, { state: 'cancelled', reason });
      return done(here(), 'Заседание отменено, приглашённые об этом узнают.');
    },
    async close() {
      await moveMeeting(actor, id, { state: 'closed' });
      return done(here(), 'Протокол подписан. Участники узнают, что он готов.');
    },
    async reopen({ reason }) {
      await moveMeeting(actor, id, { state: 'held', reason });
      return done(here(), 'Протокол снова открыт, причина записана в журнал.');
    },
    async attendance(values) {
      await markAttendance(actor, id, { attendance: values.attendance ?? {} });
      return done(here('#attendance'), 'Явка записана.');
    },
    async outcome(values) {
      await addOutcome(actor, id, values);
      return done(here('#outcomes'), 'Итог записан.');
    },
    async done(values) {
      const { doneAt } = await markOutcome(actor, String(values.outcome), values);
      return done(here('#outcomes'), doneAt ? 'Отмечено: сделано.' : 'Снова в работе.');
    },
    async 'remove-outcome'(values) {
      await removeOutcome(actor, String(values.outcome));
      return done(here('#outcomes'), 'Итог убран.');
    },
  };
}
