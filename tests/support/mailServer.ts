import { SMTPServer } from 'smtp-server';

/** A letter as it came over the wire, with its text and HTML decoded. */
interface Received {
  to: string;
  raw: string;
  subject: string;
  text: string;
  html: string;
}

/** A real mail server on a free port of this machine. `refuse` makes it refuse every address. */
export async function startMailServer() {
  const received: Received[] = [];
  const state = { refuse: false, delay: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => callback(state.refuse ? new Error(`no mailbox ${address}`) : null),
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw, ...decoded(raw) });
        setTimeout(() => callback(), state.delay);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, received, state, stop };
}

const quoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8');

function decoded(raw: string): Pick<Received, 'subject' | 'text' | 'html'> {
  const [, subject = ''] = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(raw) ?? [];
  const parts = raw.split(/\r\n--[^\r\n]+/).slice(1);
  const part = (type: string) => {
    const found = parts.find((one) => one.includes(`Content-Type: ${type}`)) ?? '';
    const body = found.slice(found.indexOf('\r\n\r\n') + 4);
    return /base64/.test(found) ? Buffer.from(body, 'base64').toString('utf8') : quoted(body);
  };
  return {
    subject: subject
      .replace(/\r\n[ \t]/g, '')
      .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
        way.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replaceAll('_', ' ')),
      ),
    text: part('text/plain'),
    html: part('text/html'),
  };
}
