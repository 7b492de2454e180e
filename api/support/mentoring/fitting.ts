import type { publications } from '../../../db/schema/bank.ts';
import { countOf, formOf } from '../../platform/russian/shared/russian.ts';
import { titleOf } from '../../platform/taxonomy/index.ts';
import { type Hand, handWords, type Past } from './hands.ts';

/** A school's mentors cannot handle more pairs at once; a rule of thumb that the methodist may ignore. */
const manyPairs = 2;
export const facets = ['subjects', 'risks', 'deficits'] as const;
export type Facet = (typeof facets)[number];
/** What a school needs help with: codes by facet. */
export type Needs = Record<Facet, string[]>;
/** A published practice of a leader school. */
type Offer = Pick<typeof publications.$inferSelect, Facet | 'title' | 'slug' | 'effects'>;

const words: Record<Facet, string> = {
  subjects: 'Общие предметы',
  risks: 'Те же факторы риска',
  deficits: 'Те же дефициты',
};
/** A shared risk or deficit counts more than a shared subject: nearly every school teaches mathematics. */
const weights: Record<Facet, number> = { subjects: 1, risks: 2, deficits: 2 };

interface Known {
  busy: number;
  /** Teachers of the needed subjects. */
  mentors: number;
  hands: Hand[];
  past: Past;
}

/** How well a leader school matches the needs of another: a score, and its reasons in words. */
export function judge(needs: Needs, offers: Offer[], { busy, mentors, hands, past }: Known) {
  const shared = facets.map((facet) => ({
    facet,
    codes: needs[facet].filter((code) => offers.some((offer) => offer[facet].includes(code))),
  }));
  const near = offers.filter((offer) =>
    facets.some((facet) => offer[facet].some((code) => needs[facet].includes(code))),
  );
  const proven = near.filter(({ effects }) => effects.length > 0).length;
  const fitting = hands.filter(
    ({ subjects, deficits }) =>
      subjects.some((code) => code === 'any' || needs.subjects.includes(code)) ||
      deficits.some((code) => needs.deficits.includes(code)),
  );
  const free = fitting.reduce((sum, hand) => sum + Math.max(0, hand.capacity - hand.busy), 0);
  const full = fitting.length > 0 && free === 0;
  const reasons = shared
    .filter(({ codes }) => codes.length > 0)
    .map(
      ({ facet, codes }) => `${words[facet]}: ${codes.map((code) => titleOf(facet, code).toLowerCase()).join(', ')}.`,
    );
  if (proven > 0)
    reasons.push(`Результат показан числами в ${countOf(proven, 'практике', 'практиках', 'практиках')} об этом.`);
  if (mentors > 0)
    reasons.push(
      `Нужные предметы ${formOf(mentors, 'ведёт', 'ведут', 'ведут')} ${countOf(mentors, 'учитель', 'учителя', 'учителей')}.`,
    );
  for (const hand of fitting.slice(0, 4)) reasons.push(`Наставник ${handWords(hand)}.`);
  if (full)
    reasons.push('У всех подходящих наставников места заняты: новая пара выйдет сверх того, к чему они готовы.');
  if (past.completed > 0)
    reasons.push(
      `Уже завершила ${countOf(past.completed, 'пару', 'пары', 'пар')}${past.mean === null ? '' : `: цели достигнуты в среднем на ${past.mean} %`}.`,
    );
  reasons.push(
    busy === 0
      ? 'Сейчас ни с кем в паре: время есть.'
      : `Уже в ${countOf(busy, 'паре', 'парах', 'парах')}${busy >= manyPairs ? ': спросите, хватит ли сил' : ''}.`,
  );
  const score =
    shared.reduce((sum, { facet, codes }) => sum + weights[facet] * codes.length, 0) +
    Math.min(3, proven) +
    Math.min(2, mentors) +
    Math.min(3, free) +
    pastWeight(past);
  const shares = near.length > 0 || fitting.length > 0;
  const tired = (busy >= manyPairs ? 3 : 0) + (full ? 2 : 0);
  return {
    // A full school ranks lower, but never below one that shares nothing.
    score: shares ? (tired > 0 ? Math.max(1, score - tired) : score) : 0,
    busy,
    mentors,
    free,
    reasons,
    practices: near.slice(0, 5).map(({ title, slug }) => ({ title, url: `/practices/${slug}` })),
  };
}

/** Completed pairs with goals reached count in favour of a school; stopped pairs do not count against it. */
const pastWeight = ({ completed, mean }: Past): number =>
  completed === 0 || mean === null ? 0 : mean >= 75 ? 2 : mean >= 40 ? 1 : 0;
