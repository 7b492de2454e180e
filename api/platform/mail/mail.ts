import { createTransport, type SendMailOptions } from 'nodemailer';
import { config } from '../config/index.ts';
import { log } from '../log/index.ts';
import { storeLetter } from './drawer.ts';
import { inertLetter, type Letter, letterHtml, letterText } from './letter.ts';

const server = config.smtpUrl ? createTransport(config.smtpUrl) : null;
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

/**
 * Sends a letter by SMTP_URL, or writes it into `DATA_DIR/mail`. Call it after the transaction, never inside.
 * @throws the mail server's error, for a job that tries again
 */
export async function post(asked: Letter): Promise<void> {
  const letter = inertLetter(asked);
  const text = letterText(letter);
  const message: SendMailOptions = {
    from: config.mailFrom,
    to: letter.to,
    subject: letter.subject,
    text,
    html: letterHtml(letter),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(letter.unsubscribe && {
        'List-Unsubscribe': `<${letter.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
  if (server) {
    await server.sendMail(message);
    return;
  }
  const composed = await composer.sendMail(message);
  await storeLetter({ to: letter.to, subject: letter.subject, text }, composed.message as Buffer);
}

/**
 * Sends a letter that somebody waits for right now.
 * @returns whether it went out. A failure is logged (without the address and the words), and the caller must tell the person who asked for the letter
 */
export async function send(letter: Letter): Promise<boolean> {
  try {
    await post(letter);
    return true;
  } catch (error) {
    log.error({ err: error }, 'a letter was not sent');
    return false;
  }
}

/** Sends a list, five at a time, which mail servers tolerate. @returns the addresses that failed */
export async function sendAll(letters: Letter[]): Promise<string[]> {
  const missed: string[] = [];
  for (let at = 0; at < letters.length; at += 5) {
    const few = letters.slice(at, at + 5);
    const sent = await Promise.all(few.map(send));
    missed.push(...few.filter((_, index) => !sent[index]).map(({ to }) => to));
  }
  return missed;
}
