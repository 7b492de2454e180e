import { sql } from 'drizzle-orm';
import {
  calendarLinks,
  meetingItems,
  meetingNames,
  meetingOutcomes,
  meetingPeople,
  meetings,
} from '../../../db/schema/meetings.ts';
import { anonymised, departed, erased, kept, type PersonalData, personal } from '../../platform/personalData/index.ts';
import { askToLook } from './namesAsked.ts';

const planned = sql`exists (select 1 from ${meetings} where ${meetings.id} = ${meetingPeople.meetingId} and ${meetings.state} = 'planned')`;
const ofMinutes = anonymised('протокол остаётся объединению, в нём запись без имени');

/** Meetings: who was invited, spoke, chaired and took minutes, who got tasks, and the address of a person's calendar. */
export const personalData: PersonalData[] = [
  personal('Заседания, которые я веду', meetings, {
    by: ['chairId'],
    gives: ['id', 'title', 'startsAt', 'state', 'number'],
    leaving: ofMinutes,
  }),
  personal('Заседания, где я секретарь', meetings, {
    by: ['secretaryId'],
    gives: ['id', 'title', 'startsAt', 'state', 'number'],
    leaving: ofMinutes,
  }),
  personal('Заседания, которые я назначил(а)', meetings, {
    by: ['createdBy'],
    gives: ['id', 'title', 'startsAt', 'state', 'createdAt'],
    leaving: ofMinutes,
  }),
  personal('Вопросы заседаний, где я выступаю', meetingItems, {
    by: ['speakerId'],
    names: ['speaker'],
    gives: ['id', 'meetingId', 'title', 'speaker', 'heard', 'spoke'],
    leaving: anonymised(
      `имя выступающего заменяется словами «${departed}»; что набрано руками в других строках протокола, смотрит и убирает центр`,
      () => ({ speaker: departed, speakerId: null }),
    ),
    onWithdrawal: askToLook,
  }),
  personal('Заседания, на которые меня позвали', meetingPeople, {
    by: ['userId'],
    only: planned,
    gives: ['meetingId', 'answer', 'answeredAt'],
    leaving: erased,
  }),
  personal('Заседания, где я был(а) в списке', meetingPeople, {
    by: ['userId'],
    only: sql`not ${planned}`,
    gives: ['meetingId', 'answer', 'answeredAt', 'attendance'],
    leaving: anonymised('явка прошедшего заседания остаётся в протоколе без имени'),
  }),
  personal('Решения и поручения мне', meetingOutcomes, {
    by: ['responsibleId'],
    gives: ['id', 'meetingId', 'kind', 'body', 'due', 'doneAt', 'createdAt'],
    leaving: ofMinutes,
  }),
  personal('Решения, которые я отметил(а) выполненными', meetingOutcomes, {
    by: ['doneBy'],
    gives: ['id', 'meetingId', 'doneAt'],
    leaving: anonymised('кто отметил, больше не названо', () => ({ doneBy: null })),
  }),
  personal('Ссылка на мой календарь', calendarLinks, {
    by: ['userId'],
    secrets: ['seed'],
    gives: ['createdAt'],
    leaving: erased,
  }),
  personal('Протоколы, из которых центр убирает моё имя', meetingNames, {
    by: ['userId'],
    names: ['words'],
    gives: ['meetingId', 'cause', 'createdAt', 'settledAt'],
    leaving: kept(
      'без фамилии центр не найдёт, что убрать из протоколов (152-ФЗ, статья 21, часть 5); она стирается, как только он посмотрел',
    ),
  }),
  personal('Протоколы, которые я посмотрел(а) после отзыва согласия', meetingNames, {
    by: ['settledBy'],
    gives: ['meetingId', 'cause', 'settledAt'],
    leaving: anonymised('кто посмотрел, больше не названо', () => ({ settledBy: null })),
  }),
];
