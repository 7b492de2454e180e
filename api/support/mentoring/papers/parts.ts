import type { Part } from '../../../platform/papers/index.ts';
import type { Pair } from '../pair.ts';

export const heading = (text: string): Part => ({ kind: 'heading', text });
/** A paragraph that keeps line breaks of user text. */
export const words = (text: string): Part => ({ kind: 'text', text });
export const dashes = (...items: string[]): Part => ({ kind: 'dashes', items });
/** `widths` are fractions of the page width. */
export const table = (widths: number[], head: string[], rows: string[][]): Part => ({
  kind: 'table',
  widths,
  head,
  rows,
});

export const namesOf = (pair: Pair, side: 'mentor' | 'mentee'): string[] =>
  pair.people.filter((person) => person.side === side).map(({ name }) => name);

/** The signatures of both schools and the centre. */
export const signatures = (pair: Pair, centre: string): Part => ({
  kind: 'signatures',
  items: [
    { side: `${pair.leader.title}, руководитель школы-лидера`, role: 'Подпись', name: '____________________' },
    { side: `${pair.supported.title}, руководитель школы с поддержкой`, role: 'Подпись', name: '____________________' },
    { side: `${centre}, координатор пары`, role: 'Подпись', name: pair.coordinator.name },
  ],
});
