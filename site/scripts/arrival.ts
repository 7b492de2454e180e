// What was on its way when the page before this one was left: once it has arrived, the browser's own copy of it may go.

/** A message that is on its way, as it stands in `sessionStorage` until the next page shows what became of it. */
interface OnItsWay {
  /** Where the browser keeps its copy. */
  copy: string;
  path: string;
  /** The key of the attempt, and the words, for forms that may be met again by going back. */
  key?: string;
  words?: string;
}
interface Delivered {
  key: string;
  words: string;
}

const way = 'sent';
const arrivedAt = 'delivered';
const mostRemembered = 20;

export function onItsWay(message: OnItsWay): void {
  try {
    sessionStorage.setItem(way, JSON.stringify(message));
  } catch {
    // Forbidden: the copy stays, and is offered once more.
  }
}

function deliveries(): Delivered[] {
  try {
    return JSON.parse(sessionStorage.getItem(arrivedAt) ?? '[]');
  } catch {
    return [];
  }
}

/** Whether this window has sent a message with that key, or with those words, and knows that it arrived. */
export const wasDelivered = ({ key, words }: Delivered): boolean =>
  deliveries().some((message) => message.key === key || (words !== '' && message.words === words));

function arrive(): void {
  const sent = sessionStorage.getItem(way);
  sessionStorage.removeItem(way);
  if (!sent) return;
  const { copy, path, key, words } = JSON.parse(sent) as OnItsWay;
  const arrived = document.querySelector('[data-said]') || location.pathname !== path;
  if (!arrived || document.querySelector('[data-problem], form[data-failed]')) return;
  localStorage.removeItem(copy);
  if (key && words)
    sessionStorage.setItem(arrivedAt, JSON.stringify([...deliveries(), { key, words }].slice(-mostRemembered)));
}
try {
  arrive();
} catch {
  // The browser's store is forbidden: then it holds no copy either.
}
