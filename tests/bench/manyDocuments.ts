import { fileDocuments } from '../../api/knowledge/bank/fileDocuments.ts';
import { type SearchDocument, searchDocument } from '../../api/knowledge/search/document.ts';

const DOCUMENTS = 10_000;
const WORDS = 150;

/**
 * Ten thousand documents of 150 words, made of pieces of the project's own texts, so that words are as common and as rare as
 * they are in this field; kinds and facets are those of the own texts in turn.
 */
export function manyDocuments(): SearchDocument[] {
  const own = fileDocuments(new Date());
  const texts = own.map(({ text }) => text.split(' '));
  const random = randomNumbers(7);
  const piece = (length: number): string[] => {
    const text = texts[Math.floor(random() * texts.length)] ?? [];
    const from = Math.floor(random() * Math.max(1, text.length - length));
    return text.slice(from, from + length);
  };
  return Array.from({ length: DOCUMENTS }, (_, number) => {
    const words: string[] = [];
    while (words.length < WORDS) words.push(...piece(3 + Math.floor(random() * 6)));
    const { kind = '', filters = {} } = own[number % own.length] ?? {};
    return searchDocument({
      url: `/document/${number}`,
      title: piece(5).join(' '),
      text: words.slice(0, WORDS).join(' '),
      kind,
      filters,
    });
  });
}

/** The same numbers every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
