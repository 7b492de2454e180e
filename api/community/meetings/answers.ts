import { z } from 'zod';
import { roleCodes } from '../../../db/schema/accounts.ts';
import { membershipCodes, visibilityCodes } from '../../../db/schema/associations/associations.ts';
import { placeStates } from '../../../db/schema/associations/work.ts';
import {
  answerCodes,
  attendanceCodes,
  meetingForms,
  meetingStates,
  outcomeKinds,
} from '../../../db/schema/meetings.ts';
import { moment } from '../../platform/http/index.ts';
import { personShape } from '../associations/index.ts';

export const rowShape = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  startsAt: moment,
  minutes: z.number(),
  form: z.enum(meetingForms),
  place: z.string(),
  state: z.enum(meetingStates),
  number: z.string(),
  answer: z.enum(answerCodes).nullable(),
  association: z.object({ slug: z.string(), title: z.string() }),
  called: z.number(),
  yes: z.number(),
  present: z.number(),
});

const outcomeShape = z.object({
  id: z.string(),
  meetingId: z.string(),
  createdAt: moment,
  kind: z.enum(outcomeKinds),
  body: z.string(),
  itemId: z.string().nullable(),
  responsible: personShape.nullable(),
  due: moment.nullable(),
  doneAt: moment.nullable(),
  /** The day has passed and it binds: never true for a teacher. */
  overdue: z.boolean(),
  passed: z.boolean(),
  /** Whether the caller may say that it is done. */
  own: z.boolean(),
  meeting: z.object({ id: z.string(), title: z.string(), startsAt: moment, url: z.string() }),
});

const calledShape = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roleCodes),
  answer: z.enum(answerCodes).nullable(),
  attendance: z.enum(attendanceCodes).nullable(),
});

export const meetingShape = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  startsAt: moment,
  minutes: z.number(),
  form: z.enum(meetingForms),
  place: z.string(),
  /** Empty for people who are not invited. */
  link: z.string(),
  note: z.string(),
  state: z.enum(meetingStates),
  number: z.string(),
  version: z.number(),
  cancelReason: z.string(),
  planRowId: z.string().nullable(),
  closedAt: moment.nullable(),
  createdAt: moment,
  associations: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      url: z.string(),
      visibility: z.enum(visibilityCodes),
      membership: z.enum(membershipCodes),
      host: z.boolean(),
      state: z.enum(placeStates),
    }),
  ),
  group: z.object({ id: z.string(), title: z.string() }).nullable(),
  chair: personShape.nullable(),
  secretary: personShape.nullable(),
  items: z.array(
    z.object({ id: z.string(), title: z.string(), speaker: z.string(), heard: z.string(), spoke: z.string() }),
  ),
  outcomes: z.array(outcomeShape),
  carried: z.array(outcomeShape),
  people: z.array(calledShape).nullable(),
  counts: z.object({ called: z.number(), yes: z.number(), maybe: z.number(), no: z.number(), present: z.number() }),
  answer: z.enum(answerCodes).nullable(),
  may: z.object({ lead: z.boolean(), write: z.boolean(), answer: z.boolean() }),
});
export const peopleShape = z.object({ people: z.array(calledShape.omit({ role: true })) });
export const templateShape = z.object({ id: z.string(), title: z.string(), questions: z.string() });
