/**
 * What is stored of a query without results: words of the field, nothing about people. Runs in the browser before sending
 * and on the server before storing.
 */
const LONGEST = 120;
const SHORTEST = 3;

const ADDRESSES = /\S+@\S+|(?:https?:\/\/|www\.)\S+/gu;
/** Phone numbers, СНИЛС, passports: five digits or more, however grouped. Years, classes and numbers of laws are shorter. */
const LONG_NUMBERS = /\+?\d(?:[\s().–—-]*\d){4,}/gu;
const YEARS = /^(?:1[89]|20)\d\d\s?[-–—]\s?(?:1[89]|20)\d\d$/u;
const MALE_NAMES =
  'александр|алексе|анатоль|андре|антон|аркадь|арсень|артем|артур|ахмед|богдан|борис|вадим|валентин|валерь|василь|виктор|виталь|владимир|владислав|всеволод|вячеслав|геннадь|георги|герман|глеб|григорь|данил|дмитри|евгень|егор|ефим|захар|иван|игор|исмаил|карим|кирилл|константин|леонид|львов?|магомед|максим|марат|матве|михайл|никола|олег|павл|петр|ринат|роман|руслан|рустам|савель|семен|серге|станислав|степан|тимофе|тимур|федор|филипп|эдуард|юрь|яковл?|ярослав';
/** A patronymic in any case: «ивановича», «сергеевной», «ильинична». */
const PATRONYMICS = new RegExp(
  `(?<![\\p{L}])(?:(?:${MALE_NAMES})(?:ов|ев)?(?:ич|н)(?:а|у|ем|ом|е|ы|ой|и)?|(?:ильи|никити|кузьми|фоми|луки|савви)(?:ч|ничн)(?:а|у|ом|ем|е|ы|ой)?)(?![\\p{L}])`,
  'u',
);
/** «Иванов И. И.», «И. И. Иванов». */
const INITIALS = /(?<![\p{L}])\p{Lu}\.\s?\p{Lu}\.|(?<![\p{L}])\p{Lu}\p{Ll}+\s\p{Lu}\./u;

/** The query as it may be stored, or null when nothing is left of it or it names a person. */
export function keptWording(typed: string): string | null {
  const plain = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const lower = plain.toLowerCase();
  if (INITIALS.test(plain) || PATRONYMICS.test(lower.replaceAll('ё', 'е'))) return null;
  const left = lower
    .replace(ADDRESSES, ' ')
    .replace(LONG_NUMBERS, (number) => (YEARS.test(number) ? number : ' '))
    // Punctuation would split one query into many.
    .replace(/[^\p{L}\p{N}\s«»"'.,:!?()№%+−–-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const cut = left.length <= LONGEST ? left : left.slice(0, Math.max(left.lastIndexOf(' ', LONGEST), SHORTEST));
  return (cut.match(/\p{L}/gu)?.length ?? 0) >= SHORTEST ? cut : null;
}
