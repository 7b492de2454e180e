// What was on its way when the page before this one was left: once it has arrived, the browser's own copy of it may go.

/** A message that is on its way, as it stands in `sessionStorage` until the next page shows what became of it. */
interface OnItsWay {
  /** Where the browser keeps its copy. */
  copy: string;
  path: string;
  /** The key of the attempt, for a form that may be met again by going back. */
  key?: string;
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

function deliveries(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(arrivedAt) ?? '[]');
  } catch {
    return [];
  }
}

/** Whether this window has sent a message with that key, and knows that it arrived. */
export const wasDelivered = (key: string): boolean => deliveries().includes(key);

function arrive(): void {
  const sent = sessionStorage.getItem(way);
  sessionStorage.removeItem(way);
  if (!sent) return;
  const { copy, path, key } = JSON.parse(sent) as OnItsWay;
  // A message is answered with words about it; where there are none, its line was lost and somebody went elsewhere.
  const arrived = document.querySelector('[data-said]') || (!key && location.pathname !== path);
  if (!arrived || document.querySelector('[data-problem], form[data-failed]')) return;
  localStorage.removeItem(copy);
  if (key) sessionStorage.setItem(arrivedAt, JSON.stringify([...deliveries(), key].slice(-mostRemembered)));
}
try {
  arrive();
} catch {
  // The browser's store is forbidden: then it holds no copy either.
}
