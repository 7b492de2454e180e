import { spawn } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { enter } from '../support/entering.ts';
import { startServer } from '../support/server.ts';

/** Both servers on the demo's data: ours, and the bare one on a copy of the same file. */
export interface Place {
  url: string;
  bareUrl: string;
  /** A thread of twenty posts or more that everyone may read, in which `teacher` may write. */
  threadId: string;
  cookie: string;
  dataDir: string;
  stop(): Promise<void>;
}

export async function openPlace(): Promise<Place> {
  const server = await startServer();
  const database = new DatabaseSync(`${server.dataDir}/opora.db`);
  const row = database
    .prepare(
      "SELECT t.id FROM threads t JOIN associations a ON a.id = t.associationId WHERE a.slug = 'mathematics' ORDER BY t.postCount DESC LIMIT 1",
    )
    .get() as { id: string };
  database.exec(`VACUUM INTO '${server.dataDir}/bare.db'`);
  database.close();
  const barePort = 40_000 + Math.floor(Math.random() * 10_000);
  const bare = spawn(process.execPath, ['tests/bench/bare.ts', String(barePort), `${server.dataDir}/bare.db`, row.id], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise((resolve) => bare.once('message', resolve));
  return {
    url: server.url,
    bareUrl: `http://127.0.0.1:${barePort}`,
    threadId: row.id,
    cookie: (await enter(server.url, 'teacher')).cookie,
    dataDir: server.dataDir,
    async stop() {
      bare.kill();
      await server.stop();
    },
  };
}
