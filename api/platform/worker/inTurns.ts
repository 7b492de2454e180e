import { setImmediate as nextTurn } from 'node:timers/promises';

/** Runs one task for each of several things and yields to the event loop between two of them. */
export async function inTurns<Thing, Done>(
  things: readonly Thing[],
  work: (thing: Thing) => Done,
): Promise<Awaited<Done>[]> {
  const done: Awaited<Done>[] = [];
  for (const thing of things) {
    done.push(await work(thing));
    await nextTurn();
  }
  return done;
}
