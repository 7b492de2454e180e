import type { z } from 'zod';
import { type MeetingState, meetings } from '../../../db/schema/meetings.ts';
import { badInput } from '../../platform/problem/index.ts';
import { dayOf } from '../../platform/russian/shared/russian.ts';
import { type Done, type Door, flowOf, rowIn } from '../../platform/workflow/index.ts';
import { findMeeting } from './find.ts';
import { stateInput } from './input.ts';
import { tellCalled } from './inviting.ts';
import { mayLeadMeeting } from './policy.ts';
import { stateTitles } from './words.ts';

type Found = Awaited<ReturnType<typeof findMeeting>>;
type Led = Found['meeting'] & Pick<Found, 'places' | 'standing'>;

const byLeaders = {
  may: (actor: Parameters<typeof mayLeadMeeting>[0], { standing }: Led) => mayLeadMeeting(actor, standing),
  whyNot: 'Ход заседания ведут руководитель, заместители и методист.',
};
const tellAll =
  (words: (meeting: Led, reason: string) => string) =>
  async (database: Parameters<typeof tellCalled>[0], { thing, reason, actor }: Done<Led>) =>
    tellCalled(database, thing.id, words(thing, reason), actor?.id ?? '');

/** Every way from one state of a meeting to another; there are no others. */
export const meetingFlow = flowOf<Led, MeetingState>()({
  kind: 'meeting',
  titles: stateTitles,
  moved: (title) => `Состояние заседания сейчас «${title}». Обновите страницу.`,
  async find(database, actor, id) {
    const { meeting, places, standing } = await findMeeting(actor, id, database);
    return { ...meeting, places, standing };
  },
  row: rowIn(meetings),
  steps: {
    hold: { ...byLeaders, from: ['planned'], to: 'held', audit: 'meeting.hold' },
    cancel: {
      ...byLeaders,
      from: ['planned'],
      to: 'cancelled',
      reason: 'Напишите, почему заседание отменяется: приглашённые это прочтут.',
      audit: 'meeting.cancel',
      tell: tellAll(({ title, startsAt }, reason) => `Заседание «${title}» ${dayOf(startsAt)} отменено: ${reason}`),
    },
    close: {
      ...byLeaders,
      from: ['held'],
      to: 'closed',
      audit: 'meeting.close',
      tell: tellAll(({ title }) => `Протокол заседания «${title}» готов`),
    },
    unhold: { ...byLeaders, from: ['held'], to: 'planned', audit: 'meeting.unhold' },
    reopen: {
      ...byLeaders,
      from: ['closed'],
      to: 'held',
      reason: 'Напишите, зачем открывать подписанный протокол.',
      audit: 'meeting.reopen',
    },
    renew: {
      ...byLeaders,
      from: ['cancelled'],
      to: 'planned',
      audit: 'meeting.renew',
      tell: tellAll(({ title, startsAt }) => `Заседание «${title}» всё-таки состоится ${dayOf(startsAt)}`),
    },
  },
  signals: ({ thing: { places } }) =>
    places.map(({ id: associationId }) => ({ kind: 'association.changed', associationId })),
});

type StepName = keyof typeof meetingFlow.steps;
const names = Object.keys(meetingFlow.steps) as StepName[];

/** The input names the state to come to; which step leads there depends on the present one. */
export const towards: Door<Led, StepName, z.infer<typeof stateInput>> = {
  leadsTo: names,
  asks: stateInput,
  choose: (input, { state }) =>
    names.find((name) => {
      const { from, to } = meetingFlow.steps[name];
      return to === input.state && (from as readonly MeetingState[]).includes(state);
    }),
};

/** Minutes are signed once they name their number, chair and secretary. @throws Problem 400 */
export function requireMinutes({ number, chairId, secretaryId }: Led): void {
  const errors = [
    ...(number ? [] : [{ path: 'number', message: 'У протокола нет номера: впишите его в протокол.' }]),
    ...(chairId ? [] : [{ path: 'chair', message: 'Не назван председатель.' }]),
    ...(secretaryId ? [] : [{ path: 'secretary', message: 'Не назван секретарь.' }]),
  ];
  if (errors.length > 0) throw badInput(errors);
}
