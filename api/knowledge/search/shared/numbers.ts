/**
 * School classes are written in many ways: «5 класс», «5-й», «пятый класс», «пятиклассники», «5–7 классы». For the index and
 * for a question alike, this says which numbers a word stands for beside itself.
 */
import type { Word } from './words.ts';

const ORDINALS = 'перв втор трет четверт пят шест седьм восьм девят десят одиннадцат'.split(' ');
const ORDINAL =
  /^(перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат)(ы[йехм]|ыми|о[йемю]|ого|ому|ая|ую|и[йм]|ь[яюеи]|ьего|ьему|ье[мй]|ьи[мх]|ьими)$/;
const PUPILS = 'перво второ третье четверо пяти шести семи восьми девяти десяти одиннадцати'.split(' ');
const PUPIL = /^([а-я]+)класс(ни|ны)[а-я]+$/;
const OF_CLASSES = /^(класс|параллел|четверт)|^кл$/;
const BETWEEN = /^(и|или|до|по|а|б|в|г|м|х|го)$/;
const DASH = /^\s*[-‐‑‒–—−]\s*$/;
const LAST_CLASS = 11;

/** For the places of `all`, the words of `text`, that stand for numbers: those numbers, and «класс» where it is implied. */
export function numbersIn(text: string, all: readonly Word[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  all.forEach(({ folded }, place) => {
    const pupil = PUPILS.indexOf(PUPIL.exec(folded)?.[1] ?? '') + 1;
    if (pupil > 0) found.set(place, [String(pupil), 'класс']);
    if (OF_CLASSES.test(folded)) addBefore(text, all, place, found);
  });
  return found;
}

/** Goes back from «классы» over «пятые и шестые», «5–7». */
function addBefore(text: string, all: readonly Word[], noun: number, found: Map<number, string[]>): void {
  for (let place = noun - 1; place >= 0; place -= 1) {
    const folded = all[place]?.folded ?? '';
    const ordinal = ORDINALS.indexOf(ORDINAL.exec(folded)?.[1] ?? '') + 1;
    if (ordinal > 0) found.set(place, [String(ordinal)]);
    else if (/^\d+$/.test(folded)) found.set(place, numbersUpTo(text, all, place));
    else if (!BETWEEN.test(folded)) return;
  }
}

/** What a range leaves unsaid: for the 5 of «5–8» it is 6 and 7. */
function numbersUpTo(text: string, all: readonly Word[], place: number): string[] {
  const [here, next] = [all[place], all[place + 1]];
  if (!here || !next || !DASH.test(text.slice(here.end, next.start))) return [];
  const [from, to] = [Number(here.folded), Number(next.folded)];
  if (!(from < to && to <= LAST_CLASS)) return [];
  return Array.from({ length: to - from - 1 }, (_, index) => String(from + 1 + index));
}
