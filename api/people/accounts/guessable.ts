import { fromOtherLayout } from './keyboard.ts';
import { withoutRuns } from './keyboardRuns.ts';

/** How much must be left of a password after everything a stranger would try first is removed. */
const leastLeft = 6;

/** Common words of Russian passwords; the library's list has no Cyrillic. */
const russian =
  'пароль парольпароль мойпароль секрет привет любовь люблю солнце солнышко наташа марина ольга татьяна светлана елена ирина анна мария екатерина александр сергей андрей дмитрий алексей максим михаил владимир николай учитель педагог директор завуч методист школа гимназия лицей класс урок ученик россия москва родина победа мама семья дружба счастье удача зима весна лето осень январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь администратор админ'.split(
    ' ',
  );

let known: Promise<Set<string>> | undefined;

/** Loaded when the first password is set: it takes 15 MB that most processes never need. */
const commonWords = () =>
  (known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], ...russian]),
  ));

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
const lettersOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** «abcabcabc» → «abc»: the repeated part. */
const once = (text: string) => /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
/** Without the digits and symbols around a word: «пароль2026!» → «пароль». */
const core = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
const around = (text: string) => text.length - core(text).length;

/** Whether it is a common password, or a common word with a few digits around it. */
function isCommon(password: string, words: ReadonlySet<string>): boolean {
  const whole = once(password);
  for (const spelt of [whole, fromOtherLayout(whole)]) {
    if (words.has(spelt) || words.has([...spelt].reverse().join(''))) return true;
    const base = once(core(spelt).replace(/[^\p{L}\p{N}]/gu, ''));
    if (words.has(base) && around(spelt) < leastLeft) return true;
  }
  return false;
}

/** Words of these texts (names, an address, a school) that are long enough to matter; the longest first. */
const leanedOn = (texts: readonly string[]) =>
  [...new Set(texts.flatMap((text) => [...lettersOf(text), lettersOf(text).join('')]))]
    .filter((word) => word.length >= 4)
    .sort((one, other) => other.length - one.length);

/**
 * Why a password is guessable, in words for its owner; null when it is not.
 * @param about facts about the person and the installation: e-mail, name, names of school, centre and site
 */
export async function guessable(password: string, about: readonly string[]): Promise<string | null> {
  const text = plain(password);
  if (isCommon(text, await commonWords()))
    return 'Такой пароль подбирают первым: он есть в списках. Возьмите три-четыре случайных слова.';
  let left = lettersOf(text).join('');
  if (withoutRuns(once(left)).length < leastLeft || new Set(text).size < 5)
    return 'Это ряд клавиш или повтор: такой пароль подбирают сразу. Возьмите три-четыре случайных слова.';
  const spelt = [left, fromOtherLayout(left)];
  for (const word of leanedOn(about)) {
    for (const [at, one] of spelt.entries()) spelt[at] = one.replaceAll(word, '');
  }
  left = spelt.reduce((one, other) => (other.length < one.length ? other : one));
  if (left.length < leastLeft)
    return 'Пароль сложен из вашего имени, почты или названия: его легко угадать. Возьмите три-четыре случайных слова.';
  return null;
}
