/** Questions as people type them, with judged answers, and how well a list of results stands against these. */
import unseen from './heldOut.json' with { type: 'json' };
import spoken from './heldOutSpoken.json' with { type: 'json' };
import judgements from './judged.json' with { type: 'json' };

export interface Judged {
  readonly q: string;
  /** Who asks, or how: short, teacher, head, methodist, class, slip, long; heldOut. */
  readonly kind: string;
  /** Address → 3 answers, 2 helps, 1 touches it; what is not named does not answer. */
  readonly grades: Readonly<Record<string, number>>;
}

interface Quality {
  readonly n: number;
  /** How near the order of the first ten is to the best possible one, up to 1. */
  readonly ndcg: number;
  /** Of the documents that answer or help, the share among the first ten. */
  readonly recall: number;
}

/** Written by somebody who knew the materials: weights and synonyms were found by these, so they show what a change does. */
export const judged: readonly Judged[] = judgements as unknown as Judged[];

/**
 * Written without a look at the materials, as teachers, heads, methodists and parents would ask, and judged by titles and
 * summaries before any answer of the search was seen. This is how good the search is. **Nothing may be tuned by them**: no
 * synonym, no weight. A question that tempts to it is a reason to write others.
 */
export const heldOut: readonly Judged[] = unseen as unknown as Judged[];

/**
 * Long questions as people say them, with slips and abbreviations; judged with the materials at hand, before any answer was
 * seen. The writer had just read the titles, so they are easier than `heldOut`; nothing was tuned by them either.
 */
export const heldOutSpoken: readonly Judged[] = spoken as unknown as Judged[];

const FIRST = 10;

/** The mean quality of answers, given by the addresses of their results in order. */
export function qualityOf(answers: readonly (readonly [Judged, readonly string[]])[]): Quality {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    n: answers.length,
    ndcg: mean(answers.map(([{ grades }, urls]) => ndcgOf(grades, urls))),
    recall: mean(answers.map(([{ grades }, urls]) => recallOf(grades, urls))),
  };
}

/** Discounted gain at ten: a grade g is worth 2^g − 1, less the further down. */
export function ndcgOf(grades: Judged['grades'], urls: readonly string[]): number {
  const gained = (list: readonly number[]) =>
    list.slice(0, FIRST).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
  const best = Object.values(grades).sort((left, right) => right - left);
  return gained(urls.map((url) => grades[url] ?? 0)) / gained(best);
}

function recallOf(grades: Judged['grades'], urls: readonly string[]): number {
  const good = Object.entries(grades).filter(([, grade]) => grade >= 2);
  // A question to which nothing more than touches counts by that.
  const wanted = (good.length > 0 ? good : Object.entries(grades)).map(([url]) => url);
  return wanted.filter((url) => urls.slice(0, FIRST).includes(url)).length / wanted.length;
}
