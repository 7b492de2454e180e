import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverFlags } from '../../site/commands/serve.ts';

export interface RunningServer {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Ends the server and, unless it is to be started again, removes its data. */
  stop(keepData?: boolean): Promise<void>;
}

/** Runs `command` (the demo unless told) on a free port and a data folder of its own; resolves once it answers. */
export async function startServer(
  settings: { dataDir?: string; environment?: Record<string, string>; command?: string } = {},
): Promise<RunningServer> {
  const dataDir = settings.dataDir ?? mkdtempSync(join(tmpdir(), 'opora-server-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [...(settings.command ? serverFlags : []), settings.command ?? 'site/commands/demo.ts'],
    {
      env: {
        ...process.env,
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'error',
        ...settings.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await answering(url, () => {
    if (child.exitCode !== null) throw new Error(`the server ended: ${output}`);
  });
  const stop = async (keepData = false) => {
    child.kill('SIGTERM');
    await gone;
    if (!keepData) rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, dataDir, process: child, stop };
}

/** A port below those that the system gives to outgoing lines, so that none of them takes it before the server does. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

async function answering(url: string, stillAlive: () => void): Promise<void> {
  const until = Date.now() + 180_000;
  while (Date.now() < until) {
    stillAlive();
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not answer within three minutes');
}
