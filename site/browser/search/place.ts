/** Where a person stood among the results: kept with the entry of the browser's history, so that «Назад» leads there again. */
export interface Place {
  /** How many results stood there. */
  readonly shown: number;
  /** How far the page was scrolled, in pixels. */
  readonly scroll: number;
}

/** More are not brought back at once. */
const MOST = 200;

/** Notes it with the entry that is being left. */
export function keepPlace(shown: number): void {
  const place: Place = { shown: Math.min(shown, MOST), scroll: Math.round(scrollY) };
  history.replaceState({ ...history.state, place }, '');
}

/** What was noted with the entry that is shown now. */
export function placeKept(): Place | undefined {
  const place: unknown = history.state?.place;
  if (typeof place !== 'object' || place === null || !('shown' in place) || !('scroll' in place)) return undefined;
  return { shown: Number(place.shown) || 0, scroll: Number(place.scroll) || 0 };
}
