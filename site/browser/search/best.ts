/** The best of many, without putting all of them in order: a common word has thousands of documents, a page shows ten. */

/** From so many on, sorting all is no dearer. */
const FEW = 100;

/** The first `count` in the order of `before` (below 0 when the left one comes first). */
export function bestOf<One>(all: readonly One[], count: number, before: (left: One, right: One) => number): One[] {
  if (count > FEW || all.length <= count) return [...all].sort(before).slice(0, count);
  const best: One[] = [];
  for (const one of all) {
    let place = best.length;
    while (place > 0 && before(one, best[place - 1] as One) < 0) place -= 1;
    if (place === count) continue;
    best.splice(place, 0, one);
    if (best.length > count) best.pop();
  }
  return best;
}
