import type { MaybeActor } from '../../../platform/actor/index.ts';
import type { Paper, Part } from '../../../platform/papers/index.ts';
import { notFound } from '../../../platform/problem/index.ts';
import { countOf, dayOf } from '../../../platform/russian/shared/russian.ts';
import { readSettings } from '../../../platform/settings/index.ts';
import { listDocuments, type PairDocument } from '../documents.ts';
import { type Pair, readPair } from '../pair.ts';
import { figure, meetingFormTitles } from '../words.ts';
import { readWork, type Work } from '../work.ts';
import { dashes, heading, namesOf, signatures, table, words } from './parts.ts';

/**
 * The report of a pair: goals, meetings, tasks, materials. Private posts and reflections
 * are left out, because the administrations read and sign it. For an active pair it shows today's state.
 * @throws Problem 404, also for a pair that never started
 */
export async function reportPaper(actor: MaybeActor, id: string): Promise<Paper> {
  const [pair, work, documents, place] = await Promise.all([
    readPair(actor, id),
    readWork(actor, id),
    listDocuments(actor, id),
    readSettings(),
  ]);
  if (!pair.startedAt) throw notFound('Пара ещё не начинала работу: отчитываться не о чем.');
  const done = pair.state === 'completed';
  const title = done ? 'Итоговый отчёт наставнической пары' : 'Отчёт наставнической пары';
  const until = pair.endedAt ?? new Date();
  const under = `${pair.leader.title} и ${pair.supported.title}, ${dayOf(pair.startedAt)} – ${dayOf(until)}`;
  return {
    title,
    author: place.centre,
    name: `${done ? 'Итоговый отчёт' : 'Отчёт'} пары, ${pair.leader.title} и ${pair.supported.title}`,
    parts: [{ kind: 'title', text: title, under }, ...partsOf(pair, work, documents, place.centre)],
  };
}

function partsOf(pair: Pair, work: Work, documents: PairDocument[], centre: string): Part[] {
  const { goals, tasks, meetings, hours, pins } = work;
  const conclusion = work.history.findLast(({ act }) => act === 'complete' || act === 'stop')?.note;
  const done = tasks.filter(({ doneAt }) => doneAt);
  return [
    heading('1. Кто и над чем работал'),
    words(pair.purpose),
    table(
      [3, 4, 4],
      ['Кто', 'Наставники', 'Наставляемые'],
      [
        ['Школа', pair.leader.title, pair.supported.title],
        ['Люди', namesOf(pair, 'mentor').join('\n'), namesOf(pair, 'mentee').join('\n')],
      ],
    ),
    words(`Координатор: ${pair.coordinator.name}.`),
    heading('2. Цели и результат'),
    goals.length > 0
      ? table(
          [5, 2, 2, 2, 2, 2],
          ['Показатель и единица', 'Было', 'Цель', 'Стало', 'Пройдено', 'Срок'],
          goals.map((goal) => [
            `${goal.title}, ${goal.unit}`,
            figure(goal.start),
            figure(goal.target),
            figure(goal.current),
            `${goal.share} %`,
            dayOf(goal.due),
          ]),
        )
      : words('Цели с числами пара не ставила.'),
    ...goals
      .filter(({ values }) => values.length > 1)
      .map(({ title, values }) =>
        words(`${title}: ${values.map(({ value, date }) => `${figure(value)} (${dayOf(date)})`).join(', ')}.`),
      ),
    heading('3. Встречи'),
    words(`Проведено: ${countOf(meetings.length, 'встреча', 'встречи', 'встреч')}, вместе ${figure(hours)} ч.`),
    ...(meetings.length > 0
      ? [
          table(
            [2, 3, 5, 5, 1],
            ['Дата', 'Как', 'О чём говорили', 'О чём договорились', 'Ч'],
            [...meetings]
              .reverse()
              .map((meeting) => [
                dayOf(meeting.date),
                meetingFormTitles[meeting.form],
                meeting.topics,
                meeting.agreed,
                figure(meeting.hours),
              ]),
          ),
        ]
      : []),
    heading('4. Дела'),
    words(`Сделано ${done.length} из ${tasks.length}.`),
    dashes(
      ...tasks.map(
        ({ title, doneAt, assignee }) =>
          `${title} (${assignee.name}) — ${doneAt ? `сделано ${dayOf(doneAt)}` : 'не сделано'}`,
      ),
    ),
    heading('5. Материалы и документы'),
    pins.length + documents.length === 0
      ? words('Материалов банка и документов пара не прикладывала.')
      : dashes(...pins.map(({ title }) => `из банка: ${title}`), ...documents.map(({ name }) => `документ: ${name}`)),
    heading('6. Вывод'),
    words(conclusion || '____________________________________________________________________'),
    heading('7. Подписи'),
    signatures(pair, centre),
  ];
}
