/** What was searched on this device, the newest first. It never leaves the browser and goes when one signs out. */
const PLACE = 'search:recent';
const MOST = 8;

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function noteSearch(typed: string): void {
  const question = typed.replace(/\s+/g, ' ').trim().slice(0, 200);
  if (question.length < 2) return;
  const others = recentSearches().filter((one) => one.toLowerCase() !== question.toLowerCase());
  try {
    localStorage.setItem(PLACE, JSON.stringify([question, ...others].slice(0, MOST)));
  } catch {
    // The browser keeps nothing: the search works as before.
  }
}

/** Takes one question out of the list. */
export function forgetSearch(question: string): void {
  const others = recentSearches().filter((one) => one !== question);
  try {
    localStorage.setItem(PLACE, JSON.stringify(others));
  } catch {
    // Nothing was kept.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept.
  }
}
