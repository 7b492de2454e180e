import { inOrder, type Lists, leastNearness, type Near, nearnessTo, type Placed } from './nearest.ts';

/**
 * The related lists affected when some texts were added, changed or removed, with unchanged term weights: the same
 * result as comparing everything. Costs one scan over all texts for each changed text and for each text whose list
 * contained one of them.
 * @param all every current text
 * @param before the previous lists
 * @param changed ids of added, changed and removed texts
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
    // Finds the lists that it newly enters.
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
