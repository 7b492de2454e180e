import type { PlaceState } from '../../../db/schema/associations/work.ts';
import { isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { belongs, mayAdmit, maySeeInside, type Standing } from '../associations/policy.ts';

/** A meeting as the rules see it: its place and the caller's relation to it. */
export interface MeetingStanding {
  places: (Standing & { host: boolean; state: PlaceState })[];
  /** Only a sub-group is invited, and the caller is not in it. */
  outsideGroup: boolean;
  chairId: string | null;
  secretaryId: string | null;
}

const hostOf = ({ places }: MeetingStanding): Standing =>
  places.find(({ host }) => host) ?? { visibility: 'members', membership: 'none' };
/** A current member of an association that meets. */
const isOfThePlaces = ({ places }: MeetingStanding): boolean =>
  places.some(({ state, membership }) => state === 'agreed' && belongs(membership));
const isActive = (actor: MaybeActor): boolean => actor?.state === 'active';

/** People who see inside one of the associations that meet, and heads asked to hold it jointly. Former members see no more than others. */
export function maySeeMeeting(actor: MaybeActor, meeting: MeetingStanding): boolean {
  return meeting.places.some((place) =>
    place.state === 'agreed' ? maySeeInside(actor, place) : place.state === 'proposed' && mayAdmit(actor, place),
  );
}

/** Announcing, changing, cancelling, closing: head and deputies of the host association, and methodists. */
export const mayLeadMeeting = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  mayAdmit(actor, hostOf(meeting));

/** The minutes are written by those who lead the meeting, and by its secretary and chair while they are members. */
export const mayWriteMinutes = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  mayLeadMeeting(actor, meeting) ||
  (isActive(actor) &&
    actor !== null &&
    isOfThePlaces(meeting) &&
    [meeting.secretaryId, meeting.chairId].includes(actor.id));

/** Members answer, also new ones without an invitation; where a sub-group is invited, only its people. */
export const mayAnswer = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  isActive(actor) && isOfThePlaces(meeting) && !meeting.outsideGroup;

/** The responsible person marks an outcome done, while they are a member. */
export const mayMarkOwn = (actor: MaybeActor, meeting: MeetingStanding, responsibleId: string | null): boolean =>
  isActive(actor) && actor !== null && responsibleId === actor.id && (isMethodist(actor) || isOfThePlaces(meeting));

/** The list of people and the online link: for members of the associations and the centre. */
export const mayKnowPeople = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  isActive(actor) && (isMethodist(actor) || mayAnswer(actor, meeting) || mayWriteMinutes(actor, meeting));
