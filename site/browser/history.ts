// What was read on this device, newest first. It stays here: nothing of it is ever sent.

export interface Read {
  url: string;
  title: string;
  kind: string;
  at: number;
}

const place = 'history';
const offPlace = 'history-off';
const most = 30;

const isRead = (value: unknown): value is Read =>
  typeof value === 'object' &&
  value !== null &&
  'url' in value &&
  'title' in value &&
  /^\/(bank|practices)\/[^/]/.test(String(value.url));

/** The list; empty too where the browser's store is closed or holds something else. */
export function readHistory(): Read[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(list) ? list.filter(isRead).slice(0, most) : [];
  } catch {
    return [];
  }
}

export const isOff = (): boolean => {
  try {
    return localStorage.getItem(offPlace) !== null;
  } catch {
    return true;
  }
};

/** Whether pages are remembered from now on; turning it off forgets what was. */
export function setOff(off: boolean): void {
  if (!off) {
    localStorage.removeItem(offPlace);
    return;
  }
  localStorage.setItem(offPlace, 'yes');
  clearHistory();
}

export const clearHistory = (): void => localStorage.removeItem(place);

/** Puts back what was cleared a moment ago. */
export const restoreHistory = (list: readonly Read[]): void => localStorage.setItem(place, JSON.stringify(list));

/** Puts a page on top; one that was read before moves there. */
export function remember(page: Omit<Read, 'at'>): void {
  if (isOff()) return;
  try {
    const others = readHistory().filter(({ url }) => url !== page.url);
    localStorage.setItem(place, JSON.stringify([{ ...page, at: Date.now() }, ...others].slice(0, most)));
  } catch {
    // The browser's store is full or forbidden: nothing is remembered.
  }
}
