import type { Admission, Membership, Visibility } from '../../../db/schema/associations/associations.ts';

/** Russian words for the codes of an association. */
export const admissionWords: Record<Admission, { short: string; hint: string }> = {
  open: { short: 'вступить может каждый', hint: 'Человек становится участником сразу.' },
  request: { short: 'приём по заявке', hint: 'Заявки рассматривают руководитель и заместители.' },
  closed: { short: 'приём по приглашению', hint: 'Людей приглашают руководитель и методист.' },
};

export const visibilityWords: Record<Visibility, { short: string; hint: string }> = {
  everyone: { short: 'видны всем', hint: 'Обсуждения читают и гости сайта.' },
  'signed-in': { short: 'видны вошедшим', hint: 'Обсуждения читают все, кто вошёл на платформу.' },
  members: { short: 'видны участникам', hint: 'Обсуждения читают только участники и методисты.' },
};

export const membershipWords: Record<Membership, string> = {
  none: '',
  requested: 'заявка на рассмотрении',
  member: 'вы участник',
  deputy: 'вы заместитель',
  head: 'вы руководитель',
};

/** «объединения учителей математики», «объединения «Клуб завучей»»: a title in the genitive, without repeating the word. */
export function ofAssociation(title: string): string {
  const [, rest] = /^(?:Межшкольное )?(?:Методическое )?объединение\s+(.+)$/iu.exec(title) ?? [];
  return rest ? `объединения ${rest}` : `объединения «${title}»`;
}
