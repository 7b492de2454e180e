import type { meetingForms, pairActs, pairStates, reflectionStages } from '../../../db/schema/mentoring/pairs.ts';

/** Russian words for the codes of pairs. */
export const pairStateTitles: Record<(typeof pairStates)[number], string> = {
  proposed: 'Предложена',
  agreed: 'Согласована',
  active: 'Работает',
  completed: 'Завершена',
  stopped: 'Остановлена',
};

export const pairActTitles: Record<(typeof pairActs)[number], string> = {
  propose: 'Пара предложена',
  agree: 'Администрация школы согласилась',
  decline: 'Администрация школы отказалась',
  start: 'Работа началась',
  complete: 'Работа завершена',
  stop: 'Работа остановлена',
  people: 'Изменились участники',
  coordinator: 'Сменился координатор',
};

export const meetingFormTitles: Record<(typeof meetingForms)[number], string> = {
  visit: 'Приезд в школу',
  lesson: 'Урок и разговор после него',
  call: 'Видеовстреча или звонок',
  consultation: 'Консультация',
  seminar: 'Семинар',
};

export const stageTitles: Record<(typeof reflectionStages)[number], string> = {
  middle: 'В середине пути',
  final: 'В конце пути',
};

/** A number with a decimal comma: 0,5. */
export const figure = (value: number): string => value.toLocaleString('ru', { maximumFractionDigits: 2 });
