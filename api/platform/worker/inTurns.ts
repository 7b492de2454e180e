import { setImmediate as nextTurn } from 'node:timers/promises';

/** Does one piece of work for each of some things, and lets others have their turn of the loop between two of them. */
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
