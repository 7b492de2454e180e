import type { MaybeActor } from '../../../api/platform/actor/index.ts';
import { notFound } from '../../../api/platform/problem/index.ts';
import {
  addDocument,
  addGoal,
  addMeeting,
  addPin,
  addTask,
  addValue,
  answerProposal,
  answerSilence,
  changePeople,
  draftResult,
  type EditedKind,
  editEntry,
  movePair,
  planMeeting,
  reflect,
  removeDocument,
  removeEntry,
  saySilent,
  setTask,
} from '../../../api/support/mentoring/index.ts';
import { done, type Intents } from '../form.ts';

/** Where on the page an entry stands. */
const places: Record<EditedKind, string> = {
  goals: '#goals',
  values: '#goals',
  tasks: '#tasks',
  meetings: '#meetings',
  plans: '#meetings',
};

/** What the forms of a pair's page do. */
export function pairIntents(actor: MaybeActor, id: string): Intents {
  const here = (anchor = '') => `/pairs/${id}${anchor}`;
  return {
    async agree() {
      const { state } = await answerProposal(actor, id, { decision: 'agree' });
      return done(here(), state === 'agreed' ? 'Обе школы согласны.' : 'Согласие записано. Ждём вторую школу.');
    },
    async decline({ comment }) {
      await answerProposal(actor, id, { decision: 'decline', comment });
      return done(here(), 'Отказ записан, центр его увидит.');
    },
    async start() {
      await movePair(actor, id, { state: 'active' });
      return done(here(), 'Пара работает. Начните с цели.');
    },
    async complete({ reason }) {
      await movePair(actor, id, { state: 'completed', reason });
      return done(here(), 'Работа пары завершена.');
    },
    async stop({ reason }) {
      await movePair(actor, id, { state: 'stopped', reason });
      return done(here(), 'Работа пары остановлена.');
    },
    async goal(values) {
      await addGoal(actor, id, values);
      return done(here('#goals'), 'Цель записана.');
    },
    async value(values) {
      await addValue(actor, id, String(values.goal), values);
      return done(here('#goals'), 'Значение записано.');
    },
    async task(values) {
      await addTask(actor, id, values);
      return done(here('#tasks'), 'Дело записано.');
    },
    async done(values) {
      await setTask(actor, id, String(values.task), values);
      return done(here('#tasks'), values.done === 'yes' ? 'Отмечено: сделано.' : 'Дело снова в работе.');
    },
    async meeting(values) {
      await addMeeting(actor, id, values);
      return done(here('#meetings'), 'Встреча записана.');
    },
    async plan(values) {
      await planMeeting(actor, id, values);
      return done(here('#meetings'), 'Встреча назначена. Участникам придёт напоминание.');
    },
    async edit(values) {
      const kind = String(values.kind) as EditedKind;
      if (!Object.hasOwn(places, kind)) throw notFound();
      await editEntry(actor, id, kind, String(values.entry), values);
      return done(here(places[kind]), 'Запись исправлена.');
    },
    async people(values) {
      await changePeople(actor, id, values);
      return done(here('#people'), 'Состав пары записан. Те, кого он касается, узнают.');
    },
    async document(_values, sent) {
      const { name } = await addDocument(actor, id, async () => sent);
      return done(here('#documents'), `Документ «${name}» добавлен.`);
    },
    async 'remove-document'({ file }) {
      await removeDocument(actor, id, String(file));
      return done(here('#documents'), 'Документ убран.');
    },
    async practice() {
      const { url } = await draftResult(actor, id);
      return done(url, 'Черновик сложился из записей пары. Остальных участников спросили, назвать ли их соавторами.');
    },
    async pin(values) {
      await addPin(actor, id, values);
      return done(here('#pins'), 'Закреплено.');
    },
    async remove(values) {
      await removeEntry(actor, id, String(values.kind), String(values.entry));
      return done(here(), 'Запись убрана.');
    },
    async 'reflect-middle'(values) {
      await reflect(actor, id, 'middle', values);
      return done(here('#reflections'), 'Размышление сохранено.');
    },
    async 'reflect-final'(values) {
      await reflect(actor, id, 'final', values);
      return done(here('#reflections'), 'Размышление сохранено.');
    },
    async silence(values) {
      await saySilent(actor, id, values);
      return done(here('#silence'), 'Координатор это прочтёт. Другая сторона об этом не узнает.');
    },
    async answer(values) {
      await answerSilence(actor, id, String(values.silence), values);
      return done(here('#silence'), 'Ответ отправлен.');
    },
  };
}
