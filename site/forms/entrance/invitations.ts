import { createInvitation, inviteList, revokeInvitation } from '../../../api/people/entrance/index.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { countOf } from '../../../api/platform/russian/shared/russian.ts';
import { done, type Intents } from '../form.ts';

export type InvitedList = Awaited<ReturnType<typeof inviteList>>;

const invited = (count: number) =>
  countOf(count, 'приглашение отправлено', 'приглашения отправлены', 'приглашений отправлено');

/** What is said after a list was sent: how many went out, whose letters did not, and whose wait. */
const saidOf = ({ sent, missed, waiting }: InvitedList) =>
  [
    `${invited(sent)}.`,
    missed.length > 0 && `Не ушли письма на адреса: ${some(missed)}. Пригласите их ещё раз позже.`,
    waiting.length > 0 && `Ждут до завтра: ${some(waiting)}. Сегодня им уже писали или вышел дневной предел писем.`,
  ]
    .filter(Boolean)
    .join(' ');

const some = (addresses: readonly string[]) =>
  addresses.length > 20 ? `${addresses.slice(0, 20).join(', ')} и ещё ${addresses.length - 20}` : addresses.join(', ');

/**
 * The forms of a page that invites: one person, a pasted list (`send` of the pressed button tells a check from a
 * sending), taking an invitation back.
 * @param school the school invited to; undefined where the form itself asks for it
 * @param show is given the checked list, to be drawn under its form
 */
export function invitationIntents(
  actor: Actor,
  here: string,
  school: string | undefined,
  show: (list: InvitedList) => void,
): Intents {
  return {
    invite: async (values) => {
      const { email, sent } = await createInvitation(actor, { ...values, ...(school && { school }) });
      return done(
        here,
        sent
          ? `Приглашение отправлено на ${email}.`
          : `Письмо на ${email} не ушло: почта сейчас не работает. Пригласите ещё раз позже.`,
      );
    },
    'invite-list': async ({ send, ...values }) => {
      const list = await inviteList(actor, { ...values, ...(school && { school }), send: send === 'yes' });
      if (list.sent > 0 || list.missed.length > 0) return done(here, saidOf(list));
      show(list);
      return null;
    },
    revoke: async ({ invitation }) => {
      await revokeInvitation(actor, String(invitation));
      return done(here, 'Приглашение отозвано, его ссылка больше не работает.');
    },
  };
}
