/**
 * How a key is written. A stem alone is all words that have it; with a family (`endings.ts`) it is one of them. A question
 * does not know the families: it names the ending, and each bundle finds its own family. Words have no such signs.
 */
const FAMILY = '~';
const ENDING = '/';

/** The key of one family of a stem, as it stands in a bundle. */
export const familyKey = (stem: string, family: number): string => `${stem}${FAMILY}${family}`;

/** Whether a key stands in a bundle beside its stem's own. */
export const isOfFamily = (key: string): boolean => key.includes(FAMILY);

/** The key by which a question asks for a stem with this ending. */
export const askedKey = (stem: string, ending: string): string => `${stem}${ENDING}${ending}`;

/** Takes such a key apart; the ending is missing when all words of the stem are asked for. */
export function takeAsked(key: string): { stem: string; ending?: string } {
  const [stem = '', ending] = key.split(ENDING);
  return ending === undefined ? { stem } : { stem, ending };
}
