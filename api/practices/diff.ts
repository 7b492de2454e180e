import { diffWords } from 'diff';

/** A run of text that both revisions have, or only one of them. */
export interface Run {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Cuts Cyrillic at its words; without it the library cuts by letters. */
const segmenter = new Intl.Segmenter('ru', { granularity: 'word' });

/** The longest a comparison may take, in milliseconds; beyond it the whole text counts as replaced. */
const patience = 300;

/** The difference of two texts word by word. */
export function wordDiff(before: string, after: string): Run[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  const changes = diffWords(before, after, { intlSegmenter: segmenter, timeout: patience });
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

export const differs = (runs: Run[]): boolean => runs.some(({ kind }) => kind !== 'same');
