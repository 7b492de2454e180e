import { config } from '../../platform/config/index.ts';
import type { Letter } from '../../platform/mail/index.ts';

/** To an address that somebody typed by a school's link. It quotes nothing they wrote: it may be a stranger's address. */
const begin = (email: string, centre: string) => ({
  to: email,
  greeting: 'Здравствуйте!',
  signature: centre,
});

/** The link that confirms the mailbox; only then the application goes to the school. */
export const requestLetter = (email: string, school: string, secret: string, centre: string): Letter => ({
  ...begin(email, centre),
  subject: 'Подтвердите почту для заявки в «Опору»',
  paragraphs: [
    `С этой почтой попросились в «Опору» как сотрудник: ${school}. Если это вы, откройте ссылку и придумайте пароль. После этого заявку увидит школа.`,
    'Ссылка действует двое суток и срабатывает один раз. Если это были не вы, просто удалите письмо: без ссылки ничего не произойдёт.',
  ],
  action: { label: 'Подтвердить почту', url: `${config.siteUrl}/join/confirmation/${secret}` },
});

/** For a person who has an account already. The page gives everyone the same answer, so only the letter says it. */
export const alreadyLetter = (email: string, school: string, centre: string): Letter => ({
  ...begin(email, centre),
  subject: 'У вас уже есть учётная запись в «Опоре»',
  paragraphs: [
    `С этой почтой попросились в «Опору» как сотрудник: ${school}. Учётная запись с ней уже есть, новая не нужна: войдите, а если забыли пароль, задайте новый на странице входа.`,
    'Если вы перешли в эту школу из другой, попросите методический центр сменить школу в вашей учётной записи. Если это были не вы, просто удалите письмо.',
  ],
  action: { label: 'Войти', url: `${config.siteUrl}/sign-in` },
});
