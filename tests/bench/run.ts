// `npm run bench`: every figure as a line of JSON; `npm run bench -- NAME` runs one group.
import { catalogue } from './catalogue.ts';
import { killed } from './killed.ts';
import { marks } from './lighthouse.ts';
import { pages } from './pages.ts';
import { openPlace, type Place } from './place.ts';
import { related } from './related.ts';
import { replies } from './replies.ts';
import { scale } from './scale.ts';
import { search } from './searchFigures.ts';
import { sizes } from './sizes.ts';
import { start } from './start.ts';

export type Print = (name: string, value: number, unit: string, note?: string) => void;
type Bench = (place: Place, print: Print) => Promise<void>;

const benches: Record<string, Bench> = { pages, replies, sizes, start, lighthouse: marks };
/** Only by their names: they need no place made for them, and some take minutes. */
const long: Record<string, (print: Print) => Promise<void>> = { scale, killed, search, related, catalogue };
const print: Print = (name, value, unit, note = '') => console.log(JSON.stringify({ name, value, unit, note }));

const [wanted] = process.argv.slice(2);
if (wanted && !Object.hasOwn(benches, wanted) && !Object.hasOwn(long, wanted)) {
  console.error(`Нет замера «${wanted}». Есть: ${[...Object.keys(benches), ...Object.keys(long)].join(', ')}.`);
  process.exit(1);
}
if (wanted) await long[wanted]?.(print);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted && name !== wanted) continue;
  console.error(`→ ${name}`);
  const place = await openPlace();
  try {
    await bench(place, print);
  } finally {
    await place.stop();
  }
}
