/**
 * What is wrong with the mail settings, in words for the person who starts the server; null when they are right. Without
 * this check the first person to wait for a letter would notice.
 */
export function mailTrouble(smtpUrl: string | undefined, mailFrom: string): string | null {
  if (!/^(?:[^<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(mailFrom.trim()))
    return `MAIL_FROM: «${mailFrom}» — не адрес отправителя. Нужно, например: Опора <opora@centre.ru>`;
  if (!smtpUrl) return null;
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname)
    return 'SMTP_URL: это не адрес почтового сервера. Нужно, например: smtps://user:password@mail.centre.ru:465';
  return null;
}

/** Works, but hardly any letter arrives: SMTP_URL is set and MAIL_FROM is not. */
export const mailWarning = (smtpUrl: string | undefined, mailFrom: string): string | null =>
  smtpUrl && /@localhost>?$/.test(mailFrom.trim())
    ? 'MAIL_FROM не задан: письма с адреса opora@localhost другие почтовые серверы, скорее всего, не примут. Задайте, например: Опора <opora@centre.ru>'
    : null;
