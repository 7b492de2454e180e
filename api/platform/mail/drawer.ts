import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDir } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';

/** Where letters go when there is no mail server: `DATA_DIR/mail`, one `.eml` and one readable `.txt` per letter. */
const folder = join(dataDir, 'mail');

interface StoredLetter {
  id: string;
  sentAt: Date;
  to: string;
  subject: string;
  text: string;
}

/** Writes a letter as files. */
export async function storeLetter(letter: Omit<StoredLetter, 'id' | 'sentAt'>, eml: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = newId();
  const head = `Кому: ${letter.to}\nКогда: ${new Date().toISOString()}\nТема: ${letter.subject}\n\n`;
  await writeFile(join(folder, `${id}.eml`), eml, { mode: 0o600 });
  await writeFile(join(folder, `${id}.txt`), head + letter.text, { mode: 0o600 });
}

const namesInside = () =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

/** How many letters are there. In production, each of them reached nobody. */
export const countLetters = async (): Promise<number> =>
  (await namesInside()).filter((name) => name.endsWith('.txt')).length;

const day = 24 * 3_600_000;

/** Removes letters older than a day: their links open accounts, and people who still wait have asked again by then. */
export async function removeOldLetters(now = Date.now()): Promise<void> {
  // An id begins with its time.
  const yesterday = newId(now - day);
  for (const name of await namesInside())
    if (/^[0-9a-z]{16}\.(?:eml|txt)$/.test(name) && name.slice(0, 16) < yesterday)
      await rm(join(folder, name), { force: true });
}

/** The newest letters, at most `most`. */
export async function storedLetters(most = 50): Promise<StoredLetter[]> {
  const names = await namesInside();
  const newest = names
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .reverse()
    .slice(0, most);
  return Promise.all(newest.map((name) => readLetter(name.slice(0, -4))));
}

/** One letter by its id, as `storedLetters` gave it. */
export async function storedLetter(id: string): Promise<StoredLetter | null> {
  if (!/^[0-9a-z]{16}$/.test(id)) return null;
  return readLetter(id).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

async function readLetter(id: string): Promise<StoredLetter> {
  const file = await readFile(join(folder, `${id}.txt`), 'utf8');
  const [, to = '', sentAt = '', subject = '', text = ''] =
    /^Кому: (.*)\nКогда: (.*)\nТема: (.*)\n\n([\s\S]*)$/.exec(file) ?? [];
  return { id, to, subject, text, sentAt: new Date(sentAt) };
}
