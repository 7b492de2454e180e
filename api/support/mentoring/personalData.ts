import { mentorCards } from '../../../db/schema/mentoring/mentorCards.ts';
import {
  pairGoals,
  pairHistory,
  pairMeetings,
  pairPeople,
  pairPins,
  pairPlans,
  pairReflections,
  pairSilences,
  pairs,
  pairTasks,
  pairValues,
} from '../../../db/schema/mentoring/pairs.ts';
import { anonymised, erased, type PersonalData, personal } from '../../platform/personalData/index.ts';

const ofPair = anonymised('запись о работе пары остаётся обеим школам, автор — запись без имени');

/** Entries of pairs and mentor cards. */
export const personalData: PersonalData[] = [
  personal('Пары школ, которыми я руковожу', pairs, {
    by: ['coordinatorId'],
    gives: ['id', 'state', 'purpose', 'createdAt', 'startedAt', 'endedAt'],
    leaving: anonymised('пара остаётся, координатор — запись без имени, пока центр не назначит другого'),
  }),
  personal('Участие в парах', pairPeople, { by: ['userId'], gives: ['pairId', 'side'], leaving: erased }),
  personal('Шаги пар, сделанные мной', pairHistory, {
    by: ['userId'],
    gives: ['pairId', 'act', 'note', 'at'],
    leaving: ofPair,
  }),
  personal('Цели пар', pairGoals, {
    by: ['userId'],
    gives: ['id', 'pairId', 'title', 'unit', 'start', 'target', 'due', 'createdAt'],
    leaving: ofPair,
  }),
  personal('Значения целей', pairValues, {
    by: ['userId'],
    gives: ['pairId', 'goalId', 'value', 'measuredAt', 'note'],
    leaving: ofPair,
  }),
  personal('Задачи пар', pairTasks, {
    by: ['userId', 'assigneeId'],
    gives: ['id', 'pairId', 'title', 'due', 'doneAt', 'createdAt'],
    leaving: ofPair,
  }),
  personal('Встречи пар', pairMeetings, {
    by: ['userId'],
    gives: ['id', 'pairId', 'heldAt', 'form', 'topics', 'agreed', 'minutes', 'createdAt'],
    leaving: ofPair,
  }),
  personal('Будущие встречи пар', pairPlans, {
    by: ['userId'],
    gives: ['id', 'pairId', 'at', 'form', 'place', 'topics', 'createdAt'],
    leaving: ofPair,
  }),
  personal('Материалы под рукой пары', pairPins, {
    by: ['userId'],
    gives: ['pairId', 'publicationId', 'createdAt'],
    leaving: ofPair,
  }),
  personal('Размышления о работе пары', pairReflections, {
    by: ['userId'],
    gives: ['pairId', 'stage', 'helped', 'hindered', 'next', 'updatedAt'],
    leaving: ofPair,
  }),
  personal('Сказанное координатору', pairSilences, {
    by: ['userId'],
    gives: ['pairId', 'body', 'createdAt', 'answer', 'answeredAt'],
    leaving: anonymised('сказанное остаётся координатору, написавшая запись без имени'),
  }),
  personal('Карточка наставника', mentorCards, {
    by: ['userId'],
    gives: ['strengths', 'subjects', 'deficits', 'capacity', 'open', 'createdAt', 'updatedAt'],
    leaving: erased,
  }),
];
