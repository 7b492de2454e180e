/** What was typed, as this browser keeps it until the server has it. */
export interface Copy {
  title: string;
  body: string;
  /** The version of the server's draft that it goes on from. */
  version: number;
  /** The key of the attempt to send it. */
  key?: string | undefined;
}

/** @returns whether the browser keeps it: its store may be full or forbidden, and then the server's draft is all there is */
export function keepCopy(name: string, copy: Copy): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function forgetCopy(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Forbidden: then nothing is there either.
  }
}

/** Null where there is none, or none with words. */
export function copyOf(name: string): Copy | null {
  try {
    const copy = JSON.parse(localStorage.getItem(name) ?? 'null') as Copy | null;
    return copy && (copy.body !== '' || copy.title !== '') ? copy : null;
  } catch {
    // Not readable: nothing to bring back.
    return null;
  }
}

/** A key for a next attempt, also where a page without encryption has no `crypto.randomUUID`. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
