import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { demoCity } from './demoCity.ts';
import { enter } from './entering.ts';
import { startServer } from './server.ts';

interface Killed {
  /** How often the server was killed, and how many answers it gave 201 to in all. */
  kills: number;
  acknowledged: number;
  /** Posts answered 201 that are not on disk exactly once, with the words they were sent with. */
  lost: string[];
  /** What `check-data` said after the last kill; empty when all agrees. */
  disagreements: string;
  /** Words of acknowledged posts that search did not find right after a restart. */
  unfound: string[];
}

const clients = 8;
/** So many answers of a round must be there before the server is killed, however slow the machine is. */
const fewest = 8;

/** A number in letters: a word of letters and digits would be several words. */
const inLetters = (number: number) => String(number).replace(/\d/g, (digit) => 'бвгджзклмн'[Number(digit)] as string);
/** A word that stands in one post alone and that no stemmer shortens. */
const wordOf = (...numbers: number[]) => `щ${numbers.map(inLetters).join('щ')}щ`;

/** Kills the built server with SIGKILL in the midst of eight people's answers, again and again, and looks what is left. `filled`: a data folder to begin with, else the demo city. */
export async function killUnderLoad(kills: number, filled?: string): Promise<Killed> {
  const dataDir = filled ? mkdtempSync(join(tmpdir(), 'opora-kill-')) : demoCity('kill');
  if (filled) cpSync(filled, dataDir, { recursive: true });
  const said = new Map<string, string>();
  const unfound: string[] = [];
  let last: string[] = [];
  try {
    for (let round = 0; round <= kills; round += 1) {
      const server = await startServer({ dataDir, command: 'dist/server/entry.mjs' });
      const { cookie } = await enter(server.url, 'teacher');
      const headers = { Origin: server.url, 'Content-Type': 'application/json', Cookie: cookie };
      const threads = await fetch(`${server.url}/api/threads?association=mathematics`);
      const { items } = (await threads.json()) as { items: { id: string }[] };
      const threadId = items[0]?.id as string;
      for (const word of last.slice(-5)) if (!(await finds(server.url, word))) unfound.push(word);
      last = [];
      if (round === kills) {
        await server.stop(true);
        break;
      }
      let alive = true;
      const answers = Array.from({ length: clients }, async (_, client) => {
        for (let count = 0; alive; count += 1) {
          const word = wordOf(round, client, count);
          const response = await fetch(`${server.url}/api/threads/${threadId}/posts`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ body: `Пишем под нагрузкой: ${word}` }),
          }).catch(() => null);
          const body = response?.status === 201 ? await response.json().catch(() => null) : null;
          if (!body) continue;
          said.set((body as { id: string }).id, word);
          last.push(word);
        }
      });
      const patience = Date.now() + 60_000;
      const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      await pause(150 + Math.random() * 450);
      while (last.length < fewest && Date.now() < patience) await pause(10);
      alive = false;
      server.process.kill('SIGKILL');
      await Promise.all([...answers, new Promise((resolve) => server.process.once('exit', resolve))]);
    }
    const lost = missing(`${dataDir}/opora.db`, said);
    return { kills, acknowledged: said.size, lost, disagreements: check(dataDir), unfound };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function finds(url: string, word: string): Promise<boolean> {
  const response = await fetch(`${url}/api/discussions/search?q=${encodeURIComponent(word)}`);
  return ((await response.json()) as { items: unknown[] }).items.length === 1;
}

function missing(file: string, said: ReadonlyMap<string, string>): string[] {
  const database = new DatabaseSync(file);
  const find = database.prepare('SELECT count(*) AS number FROM posts WHERE id = ? AND body LIKE ?');
  const words = database.prepare('SELECT count(*) AS number FROM posts WHERE body LIKE ?');
  const lost = [...said].filter(
    ([id, word]) =>
      (find.get(id, `%${word}`) as { number: number }).number !== 1 ||
      (words.get(`%${word}`) as { number: number }).number !== 1,
  );
  database.close();
  return lost.map(([id, word]) => `${id} ${word}`);
}

function check(dataDir: string): string {
  const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  try {
    execFileSync(process.execPath, ['site/commands/checkData.ts'], { env, stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout);
  }
}
