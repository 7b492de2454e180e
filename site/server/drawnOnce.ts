/**
 * Whether a drawing stands on this page already: a list of cards repeats the same few pictures dozens of times, and from the
 * second on `<use>` points to the first. `id` is the drawing's id in the page.
 */
export function isDrawn(locals: App.Locals, id: string): boolean {
  locals.drawn ??= new Set();
  const known = locals.drawn.has(id);
  locals.drawn.add(id);
  return known;
}
