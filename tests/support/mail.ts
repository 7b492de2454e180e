import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';

/** The letters to an address that lie in the test's own `DATA_DIR/mail`, oldest first. */
export function lettersTo(email: string): string[] {
  const folder = join(process.env.DATA_DIR as string, 'mail');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((letter) => letter.startsWith(`Кому: ${email}\n`));
}

/** The secret at the end of the link in the newest letter to an address; waits for a letter that is still being written. */
export async function secretFor(email: string, page: 'invitation' | 'reset'): Promise<string> {
  const letter = await vi.waitFor(
    () => {
      const newest = lettersTo(email).at(-1);
      if (!newest) throw new Error(`no letter to ${email}`);
      return newest;
    },
    { timeout: 5000, interval: 50 },
  );
  const secret = new RegExp(`/${page}/(\\S+)`).exec(letter)?.[1];
  if (!secret) throw new Error(`no ${page} link in the letter to ${email}`);
  return secret;
}
