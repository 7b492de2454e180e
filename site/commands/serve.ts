// Runs the built server as a child in our process group, forwards signals, and exits with its code.
import { spawn } from 'node:child_process';

/**
 * A small young generation: while modules load it would grow to 130 MB and never shrink again, for a program
 * that needs 35.
 */
export const serverFlags = ['--max-semi-space-size=8'];

/** Starts `dist/server/entry.mjs`; resolves with its port once it listens. */
export function serveBuilt(environment: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [...serverFlags, 'dist/server/entry.mjs'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  // A child must not outlive the command, even if the command was killed.
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message && 'listening' in message) resolve(Number(message.listening));
    });
  });
}
