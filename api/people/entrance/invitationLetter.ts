import type { Role } from '../../../db/schema/accounts.ts';
import { config } from '../../platform/config/index.ts';
import type { Letter } from '../../platform/mail/index.ts';

const asWhom: Record<Role, string> = {
  teacher: 'как педагога',
  school_admin: 'как администрацию школы',
  methodist: 'как методиста центра',
  controller: 'как сотрудника управления образования',
  admin: 'как администратора платформы',
};

/** «Вас приглашают в «Опору»»: who invites, to which role, what it is, one link. */
export function invitationLetter(
  person: { email: string; name: string },
  place: { role: Role; school: { title: string } | null },
  secret: string,
  centre: string,
): Letter {
  const where = place.school ? ` (${place.school.title})` : '';
  return {
    to: person.email,
    subject: 'Приглашение в «Опору»',
    greeting: person.name ? `Здравствуйте, ${person.name}!` : 'Здравствуйте!',
    paragraphs: [
      `${centre} приглашает вас на платформу «Опора» ${asWhom[place.role]}${where}.`,
      'Здесь лежат проверенные материалы и практики школ города, работают методические объединения и пары школ. Чтобы войти, придумайте пароль.',
      'Ссылка действует две недели и срабатывает один раз. Если вы не ждали этого письма, просто удалите его.',
    ],
    action: { label: 'Принять приглашение', url: `${config.siteUrl}/invitation/${secret}` },
    signature: centre,
  };
}
