import { sql } from 'drizzle-orm';
import { associationMembers } from '../../../db/schema/associations/associations.ts';
import {
  announcementPlaces,
  announcements,
  associationAddresses,
  associationGroupMembers,
  associationGroups,
  associationInvitations,
  documentVersions,
  workPlanRows,
} from '../../../db/schema/associations/work.ts';
import { anonymised, erased, kept, type PersonalData, personal } from '../../platform/personalData/index.ts';
import { departEverywhere } from './leaving.ts';

const decision = anonymised('решение остаётся; кто решил, больше не названо', () => ({ decidedBy: null }));

/** Membership, invitations, sub-groups and what people wrote for their associations. */
export const personalData: PersonalData[] = [
  personal('Участие в объединениях', associationMembers, {
    by: ['userId'],
    gives: ['associationId', 'membership', 'request', 'refusal', 'decidedAt', 'createdAt'],
    leaving: erased,
    onWithdrawal: async (database, { id }, cause) => {
      if (cause === 'closed') await departEverywhere(database, id);
    },
  }),
  personal('Заявки в объединения, о которых я решал(а)', associationMembers, {
    by: ['decidedBy'],
    gives: ['associationId', 'membership', 'decidedAt'],
    leaving: decision,
  }),
  personal('Приглашения в объединения', associationInvitations, {
    by: ['userId'],
    gives: ['associationId', 'note', 'createdAt'],
    leaving: erased,
  }),
  personal('Приглашения в объединения от меня', associationInvitations, {
    by: ['invitedBy'],
    gives: ['associationId', 'note', 'createdAt'],
    leaving: erased,
  }),
  personal('Мой адрес в приглашениях в объединения', associationAddresses, {
    by: ['userId'],
    emails: ['email'],
    gives: ['associationId', 'email', 'note', 'createdAt'],
    leaving: erased,
  }),
  personal('Адреса, на которые я звал(а) в объединения', associationAddresses, {
    by: ['invitedBy'],
    gives: ['associationId', 'email', 'note', 'createdAt'],
    leaving: erased,
  }),
  personal('Подгруппы, которые я веду', associationGroups, {
    by: ['leaderId'],
    gives: ['id', 'associationId', 'title', 'createdAt'],
    leaving: anonymised('подгруппа остаётся без руководителя', () => ({ leaderId: null })),
  }),
  personal('Участие в подгруппах', associationGroupMembers, {
    by: ['userId'],
    gives: ['groupId'],
    leaving: erased,
  }),
  personal('Документы объединений, загруженные мной', documentVersions, {
    by: ['userId'],
    gives: ['documentId', 'number', 'fileId', 'comment', 'createdAt'],
    leaving: anonymised('документ остаётся объединению, загрузившая запись без имени'),
  }),
  personal('Объявления', announcements, {
    by: ['authorId'],
    gives: ['id', 'title', 'body', 'createdAt'],
    leaving: anonymised('объявление остаётся, автор — запись без имени'),
  }),
  personal('Объявления, о которых я решал(а)', announcementPlaces, {
    by: ['decidedBy'],
    gives: ['announcementId', 'associationId', 'state', 'decidedAt'],
    leaving: decision,
  }),
  personal('Планы работы, где я назван(а) выступающим', workPlanRows, {
    covers: ['speakers'],
    names: ['speakers'],
    where: ({ name }) => sql`instr(${workPlanRows.speakers}, ${name}) > 0`,
    gives: ['id', 'planId', 'due', 'topic', 'speakers'],
    leaving: kept(
      'имя набрано руками в плане, который объединение ведёт само и может исправить в любой день; однофамильцев программа не различит',
    ),
  }),
];
