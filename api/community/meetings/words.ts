import type { AnswerCode, Attendance, MeetingForm, MeetingState, OutcomeKind } from '../../../db/schema/meetings.ts';

/** Russian words for the codes of a meeting. */
export const stateTitles: Record<MeetingState, string> = {
  planned: 'Назначено',
  held: 'Прошло, протокол готовится',
  closed: 'Протокол подписан',
  cancelled: 'Отменено',
};
export const formTitles: Record<MeetingForm, string> = {
  'in-person': 'очно',
  online: 'онлайн',
  mixed: 'очно и онлайн',
};
export const answerTitles: Record<AnswerCode, string> = { yes: 'Приду', maybe: 'Возможно', no: 'Не приду' };
export const attendanceTitles: Record<Attendance, string> = {
  present: 'присутствовал(а)',
  absent: 'отсутствовал(а)',
  excused: 'по уважительной причине',
};
export const outcomeTitles: Record<OutcomeKind, string> = {
  decision: 'Решение',
  information: 'К сведению',
  task: 'Поручение',
};
