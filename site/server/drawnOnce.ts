/**
 * Whether an icon is on this page already: a list of cards repeats the same few icons dozens of times, and from the
 * second on `<use>` refers to the first. `id` is its element id.
 */
export function isDrawn(locals: App.Locals, id: string): boolean {
  locals.drawn ??= new Set();
  const known = locals.drawn.has(id);
  locals.drawn.add(id);
  return known;
}
