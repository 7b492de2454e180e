/**
 * The Russian Snowball stemmer, small enough for the browser: the index and the query must shorten words in exactly the
 * same way. Pagefind's own one cannot be used: it takes the breve off «й» first, after which half of the adjectives'
 * endings are not recognised. Words come in folded (see `words.ts`): lower case, «ё» written as «е».
 */

const VOWELS = 'аеиоуыэюя';
const PERFECTIVE_GERUND = /((?<=[ая])(в|вши|вшись)|(ив|ивши|ившись|ыв|ывши|ывшись))$/;
const REFLEXIVE = /(ся|сь)$/;
const ADJECTIVE = /(ее|ие|ые|ое|ими|ыми|ей|ий|ый|ой|ем|им|ым|ом|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$/;
const PARTICIPLE = /((?<=[ая])(ем|нн|вш|ющ|щ)|(ивш|ывш|ующ))$/;
const VERB =
  /((?<=[ая])(ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)|(ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю))$/;
const NOUN =
  /(а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$/;
const DERIVATIONAL = /ость?$/;
const SUPERLATIVE = /ейше?$/;

/** Where the part of a word begins that follows the first vowel after which a consonant stands. */
function afterVowelAndConsonant(word: string, from: number): number {
  for (let index = from + 1; index < word.length; index += 1) {
    if (VOWELS.includes(word[index - 1] ?? '') && !VOWELS.includes(word[index] ?? '')) return index + 1;
  }
  return word.length;
}

function withoutEnding(tail: string): string {
  const gerund = tail.replace(PERFECTIVE_GERUND, '');
  if (gerund !== tail) return gerund;
  const plain = tail.replace(REFLEXIVE, '');
  const adjective = plain.replace(ADJECTIVE, '');
  if (adjective !== plain) return adjective.replace(PARTICIPLE, '');
  const verb = plain.replace(VERB, '');
  return verb !== plain ? verb : plain.replace(NOUN, '');
}

/** The stem of a folded Russian word; other words come back as they are. */
export function stem(word: string): string {
  const firstVowel = [...word].findIndex((letter) => VOWELS.includes(letter));
  if (firstVowel < 0) return word;
  const head = word.slice(0, firstVowel + 1);
  let tail = withoutEnding(word.slice(firstVowel + 1)).replace(/и$/, '');
  // The suffix of «-ость» goes only where a good part of the word is left: «радость», but not «гость».
  const suffixStart = afterVowelAndConsonant(word, afterVowelAndConsonant(word, 0));
  const derivational = DERIVATIONAL.exec(tail);
  if (derivational && head.length + derivational.index >= suffixStart) tail = tail.slice(0, derivational.index);
  const superlative = tail.replace(SUPERLATIVE, '');
  if (/нн$/.test(superlative)) return head + superlative.slice(0, -1);
  return head + (superlative === tail ? tail.replace(/ь$/, '') : superlative);
}
