/**
 * Arrows go from the search box through the results and back, Escape returns to the box. `stops` are in that order; other
 * places of the page keep their keys.
 */
export function moveAmong(stops: readonly (HTMLElement | null)[], event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = stops.findIndex((stop) => stop !== null && stop === document.activeElement);
  if (at < 0) return;
  const step = { ArrowDown: 1, ArrowUp: -1, Escape: -at }[event.key];
  const next = step ? stops[at + step] : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
