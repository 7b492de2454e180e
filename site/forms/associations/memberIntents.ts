import {
  addGroup,
  addToGroup,
  changeGroup,
  invitePerson,
  leaveGroup,
  removeGroup,
  revokeAssociationInvitation,
} from '../../../api/community/associations/index.ts';
import type { MaybeActor } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';

/** What the forms of an association's people do: invitations and sub-groups. */
export function memberIntents(actor: MaybeActor, key: string): Intents {
  const here = (anchor = '') => `/associations/${key}/members${anchor}`;
  return {
    async invite(values) {
      await invitePerson(actor, key, values);
      return done(
        here('#inviting'),
        'Если у этого адреса есть учётная запись, человек получит приглашение и ответит сам.',
      );
    },
    async revoke(values) {
      await revokeAssociationInvitation(actor, key, String(values.person));
      return done(here('#inviting'), 'Приглашение отозвано.');
    },
    async group(values) {
      await addGroup(actor, key, { ...values, leader: values.leader || undefined });
      return done(here('#groups'), 'Подгруппа создана.');
    },
    async 'change-group'(values) {
      await changeGroup(actor, String(values.group), { ...values, leader: values.leader || undefined });
      return done(here('#groups'), 'Подгруппа изменена.');
    },
    async 'remove-group'(values) {
      await removeGroup(actor, String(values.group));
      return done(here('#groups'), 'Подгруппа закрыта.');
    },
    async 'group-add'(values) {
      await addToGroup(actor, String(values.group), String(values.person));
      return done(here('#groups'), 'Человек в подгруппе.');
    },
    async 'group-leave'(values) {
      await leaveGroup(actor, String(values.group), String(values.person));
      return done(
        here('#groups'),
        values.person === actor?.id ? 'Вы вышли из подгруппы.' : 'Человек больше не в подгруппе.',
      );
    },
  };
}
