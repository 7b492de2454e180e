export { acceptInvitation, readInvitation } from './acceptance.ts';
export { confirmPerson, refusePerson, waitingPeople } from './admission.ts';
export { capability } from './capability.ts';
export { inviteList } from './invitationList.ts';
export { createInvitation, inviting, listInvitations, revokeInvitation } from './invitations.ts';
export { confirmJoin, readJoinRequest } from './joinConfirmation.ts';
export { join, lettersArrive, readJoin } from './joining.ts';
export { dropJoinLink, readJoinLink, renewJoinLink } from './joinLink.ts';
