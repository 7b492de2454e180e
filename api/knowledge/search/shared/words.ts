/**
 * How text becomes words, the same for the index and for what a person asks. No dictionary and nothing of Node in here:
 * the browser runs this file too.
 */
export interface Word {
  /** The word as it is compared: lower case, «ё» as «е», no stress marks. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

// «5-й», «9-го» are the number alone, so that «5-й класс» and «5 класс» are one.
const WORD =
  /(\p{N}+)(?:[-‐‑‒–—−](?:[оы]й|ий|ая|яя|ое|ее|[ое]го|[ое]му|[ыиое]м|ую|юю|[ыи]е|[ыи]х|[ыи]ми|й|го|му|м|я|ю|е|х|ми)(?![\p{L}\p{M}]))?|[\p{L}\p{M}\u00AD]+/gu;
const INVISIBLE = /[\p{M}\u00AD]/gu;
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Words that carry no subject: they are left out of a question when it has other words. */
const EMPTY_WORDS = new Set(
  `а без бы быть был была были будет в во вот все всё всех для до его ее если есть еще же за и из или их к как ко когда кто
  ли лучше между меня мне может могут могу можно мой моя мои моего моей мы на надо над нам нами нас наш наша наши нашей
  не него нее нет ни нибудь но ну о об он она они оно от очень по под помогите подскажите пожалуйста правильно при про просто с
  самому со свой своя свои своих своей своего сам сама сами самой так такой такое такие также там то того тоже только том ты
  у уже хочу чего чем чтобы что эта эти это этого этот этой этом этих я делать сделать делает делают нужно нужен нужна нужны
  надобно следует стоит какой какая какие какое каких каким какую каком почему зачем отчего где куда откуда сколько который
  которая которые которое которых которого ваш ваша ваши вам вас вы бывает например`
    .split(/\s+/)
    .map(fold),
);

/** A Latin word as the Russian one that looks the same («BCE», «OBЗ»); the word itself when not all its letters do. */
export function lookingRussian(folded: string): string {
  const russian = Array.from(folded, (letter) => LOOKALIKES[letter] ?? (/[а-я]/.test(letter) ? letter : ''));
  return russian.includes('') ? folded : russian.join('');
}

/** Brings a word to the shape in which words are compared. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  // Nearly all words are plain Russian ones, and an index has millions of them.
  if (/^[а-яё]+$/.test(lower)) return lower.replaceAll('ё', 'е');
  const plain = lower.normalize('NFC').replace(INVISIBLE, '').replaceAll('ё', 'е');
  if (!/[а-я]/.test(plain) || !/[a-z]/.test(plain)) return plain;
  // A Latin letter inside a Russian word is a slip of the keyboard that the eye cannot see.
  return plain.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/** The words of a text with their places; parts of a hyphenated word are words of their own. */
export function words(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    folded: fold(match[1] ?? match[0]),
    start: match.index,
    end: match.index + match[0].length,
  })).filter((word) => word.folded !== '');
}

/** The words of a question that say what is looked for. */
export function tellingWords(folded: readonly string[]): string[] {
  const all = [...new Set(folded)];
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
  return telling.length > 0 ? telling : all;
}
