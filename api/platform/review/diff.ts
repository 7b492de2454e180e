import { diffWords } from 'diff';

/** A run of text that both revisions have, or only one of them. */
export interface Run {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Cuts Cyrillic at its words; without it the library cuts by letters. */
const segmenter = new Intl.Segmenter('ru', { granularity: 'word' });

/** The longest that comparisons of one page may take together, in milliseconds; beyond it a whole text counts as replaced. */
const patience = 100;

/** Compares the texts of one thing one after another, all of them within the patience for one. */
export function comparing(): typeof wordDiff {
  let left = patience;
  return (before, after) => {
    const begun = performance.now();
    const runs = wordDiff(before, after, left);
    left = Math.max(1, left - (performance.now() - begun));
    return runs;
  };
}

/** The difference of two texts word by word. */
export function wordDiff(before: string, after: string, patient = patience): Run[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  const changes = diffWords(before, after, { intlSegmenter: segmenter, timeout: patient });
  if (!changes)
    return [
      { kind: 'removed' as const, text: before },
      { kind: 'added' as const, text: after },
    ].filter(({ text }) => text);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** A part of a text in two revisions. */
export interface PartChange {
  part: string;
  title: string;
  runs: Run[];
  changed: boolean;
}

/** A part of a text in words. */
interface Part {
  part: string;
  title: string;
  text: string;
}

/** What changed from one text to another, part by part in the order of the first. */
export function compareParts(before: readonly Part[], after: readonly Part[]): PartChange[] {
  const compare = comparing();
  const later = new Map(after.map(({ part, text }) => [part, text]));
  return before.map(({ part, title, text }) => {
    const runs = compare(text, later.get(part) ?? '');
    return { part, title, runs, changed: runs.some(({ kind }) => kind !== 'same') };
  });
}
