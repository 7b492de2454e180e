import type { PlaceState } from '../../db/schema/associationWork.ts';
import { isMethodist, type MaybeActor } from '../accounts/actor.ts';
import { belongs, mayAdmit, maySeeInside, type Standing } from '../associations/policy.ts';

/** A meeting as the rules see it: where it takes place, and what the caller is to it. */
export interface MeetingStanding {
  places: (Standing & { host: boolean; state: PlaceState })[];
  invited: boolean;
  chairId: string | null;
  secretaryId: string | null;
}

const hostOf = ({ places }: MeetingStanding): Standing =>
  places.find(({ host }) => host) ?? { visibility: 'members', membership: 'none' };
const isActive = (actor: MaybeActor): boolean => actor?.state === 'active';

/** Whoever sees inside one of the associations that meet; whom it was called; a head who is asked to join in. */
export function maySeeMeeting(actor: MaybeActor, meeting: MeetingStanding): boolean {
  if (meeting.invited && isActive(actor)) return true;
  return meeting.places.some((place) =>
    place.state === 'agreed' ? maySeeInside(actor, place) : place.state === 'proposed' && mayAdmit(actor, place),
  );
}

/** Calling, changing, cancelling, closing: head and deputies of the association that called it, and methodists. */
export const mayLeadMeeting = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  mayAdmit(actor, hostOf(meeting));

/** The minutes are written by those who lead it and by its secretary and chair. */
export const mayWriteMinutes = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  mayLeadMeeting(actor, meeting) ||
  (isActive(actor) && actor !== null && [meeting.secretaryId, meeting.chairId].includes(actor.id));

/** Who is called answers; so does a member who came to the association after the invitations went out. */
export const mayAnswer = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  isActive(actor) &&
  (meeting.invited || meeting.places.some(({ state, membership }) => state === 'agreed' && belongs(membership)));

/** Names of those who are called and the link to come in by: for the people of the associations and the centre. */
export const mayKnowPeople = (actor: MaybeActor, meeting: MeetingStanding): boolean =>
  isActive(actor) && (isMethodist(actor) || mayAnswer(actor, meeting) || mayWriteMinutes(actor, meeting));
