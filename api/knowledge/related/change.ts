import { inOrder, type Lists, leastNearness, type Near, nearnessTo, type Placed } from './nearest.ts';

/**
 * The lists that are others after some texts have changed, come or gone, with the weights of terms as they were: exactly
 * those that a comparing of everything would give. Costs one walk over all texts for each that changed and for each whose list
 * named one of them.
 * @param all every text as it is now
 * @param before the lists as they were
 * @param changed ids of texts that are new or other now, and of those that are gone
 */
export function listsAfter(
  all: readonly Placed[],
  before: Lists,
  changed: ReadonlySet<string>,
  most: number,
): Map<string, Near[]> {
  const anew = new Set<string>(changed);
  for (const [id, near] of before) if (near.some((other) => changed.has(other.id))) anew.add(id);
  const after = new Map<string, Near[]>();
  const present = new Map(all.map((text) => [text.id, text]));
  for (const id of anew) {
    const text = present.get(id);
    if (!text) continue;
    const near = nearnessTo(text, all);
    after.set(id, inOrder(near, most));
    if (!changed.has(id)) continue;
    // Into whose list does it come, that did not have it?
    for (const { id: other, nearness } of near) {
      if (anew.has(other) || nearness < leastNearness) continue;
      const list = after.get(other) ?? before.get(other) ?? [];
      const last = list.at(-1);
      if (list.length < most || (last && nearness >= last.nearness))
        after.set(other, inOrder([...list, { id, nearness }], most));
    }
  }
  return after;
}
