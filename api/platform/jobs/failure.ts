import { type ToldError, toldError } from '../log/index.ts';

/** Error codes of Node, of the mail client and of the database, in words for the operator. */
const meanings: Record<string, string> = {
  EAUTH: 'почтовый сервер не принял имя или пароль из SMTP_URL',
  EENVELOPE: 'почтовый сервер не принял отправителя или получателя',
  EMESSAGE: 'почтовый сервер не принял письмо',
  ECONNECTION: 'нет связи с сервером',
  ECONNREFUSED: 'нет связи с сервером',
  ECONNRESET: 'связь оборвалась',
  EDNS: 'имя сервера не найдено',
  ENOTFOUND: 'имя сервера не найдено',
  ESOCKET: 'нет связи с сервером',
  ETIMEDOUT: 'сервер не ответил вовремя',
  ENOSPC: 'на диске кончилось место',
  SQLITE_FULL: 'на диске кончилось место',
  SQLITE_BUSY: 'база была занята',
};

/** The innermost error with a code, else the innermost of all: the outer ones only wrap it. */
function rootOf(told: ToldError): ToldError {
  const chain: ToldError[] = [];
  for (let one: ToldError | undefined = told; one; one = one.cause) chain.unshift(one);
  return chain.find(({ code }) => code !== undefined) ?? (chain[0] as ToldError);
}

/**
 * The failure of a job in words for the administrator. It is stored, so the rule of the log holds: messages of mail servers
 * and libraries repeat addresses and texts of people and are left out.
 */
export function failureOf(error: unknown): string {
  const told = toldError(error);
  if (told.message) return told.message.slice(0, 300);
  const { type, code, smtp, constraint } = rootOf(told);
  const meaning = code === undefined ? undefined : meanings[String(code)];
  const exact = [type, code, smtp && `ответ ${smtp}`, constraint].filter(Boolean).join(', ');
  const words = meaning ?? (told.sql ? 'база не приняла запись' : 'сбой в программе');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (${exact}). Подробности в журнале сервера.`.slice(0, 300);
}
