/**
 * Goes the way of a question once with words that need nothing from the line, while the person is about to type: a browser
 * is slow with code that it has never run, and a quarter of the first question's work was that.
 */
import { excerptOf } from './excerpt.ts';
import type { Library } from './library.ts';
import { understand } from './question.ts';

// One word is known, one may be a slip, one is of the other layout.
const WORDS = 'как провести урок, если ученики отвлкаются b vjkxfn: 5 класс';

export async function rehearse(library: Library): Promise<void> {
  if (!library.hasVocabulary) return;
  await understand(WORDS, library, false);
  excerptOf(WORDS, new Map(['урок', 'ученик'].map((key, of) => [key, { of, weight: 1 }])));
}
