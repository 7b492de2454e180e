export { decideAnnouncement, removeAnnouncement } from './announcementDecision.ts';
export { type Announcement, announcingPlaces, listAnnouncements, proposedAnnouncements } from './announcementList.ts';
export { announce } from './announcing.ts';
export { personShape } from './answers.ts';
export { type Association, listAssociations, readAssociation } from './association.ts';
export { capability } from './capability.ts';
export { listDocuments } from './documentList.ts';
export { addDocument, addVersion, removeDocument } from './documents.ts';
export { editAssociation, foundAssociation } from './founding.ts';
export { type Group, listGroups } from './groupList.ts';
export { addToGroup, leaveGroup } from './groupPeople.ts';
export { addGroup, changeGroup, removeGroup } from './groups.ts';
export { associationsQuery, membersQuery } from './input.ts';
export {
  answerAssociationInvitation,
  invitePerson,
  listAssociationInvitations,
  ownInvitations,
  revokeAssociationInvitation,
} from './invitations.ts';
export { leadersOf } from './leaders.ts';
export { calledElsewhere } from './leaving.ts';
export { listLog } from './log.ts';
export { listMembers } from './members.ts';
export { decide, join, leave } from './membership.ts';
export { setOrder } from './order.ts';
export { addMember, removeMember, setPlace } from './places.ts';
export { copyPlan, type Plan, readPlan, savePlan, schoolYear, yearTitle } from './plan.ts';
export { planPaper } from './planPaper.ts';
export { addRow, changeRow, moveRow, removeRow } from './planRows.ts';
export { compareAssociations, type Month, overviewQuery, readStatistics } from './statistics.ts';
export { addTemplate, editTemplate, listTemplates, mostTemplates, removeTemplate } from './templates.ts';
export { admissionWords, membershipWords, ofAssociation, visibilityWords } from './words.ts';
