import { admissionWords, visibilityWords } from '../../api/community/associations/index.ts';
import { kindTitles, roleTitles } from '../../api/people/accounts/index.ts';

const names: Record<string, string> = {
  from: 'было',
  to: 'стало',
  role: 'роль',
  school: 'школа',
  count: 'сколько',
  kind: 'статус',
  since: 'с',
  title: 'название',
  changed: 'изменено',
  reason: 'причина',
  comment: 'комментарий',
  decision: 'решение',
  city: 'город',
  centre: 'центр',
  centreEmail: 'почта центра',
  centreAddress: 'адрес центра',
  operator: 'оператор',
  pairSilentDays: 'дней до молчания пары',
  timeZone: 'часовой пояс',
  externalLinks: 'проверка чужих ссылок',
  until: 'до',
  owner: 'ответственный',
  person: 'человек',
  userId: 'человек',
  head: 'руководитель',
  membership: 'место',
  association: 'объединение',
  places: 'объединений',
  year: 'учебный год с',
  seconds: 'пауза между ответами, секунд',
  visibility: 'обсуждения',
  admission: 'вступление',
  holdsFirstPosts: 'первые сообщения ждут проверки',
  report: 'отзыв',
  version: 'редакция',
  revision: 'редакция',
  type: 'вид файла',
  size: 'байт',
  job: 'задание',
};
/** Ids that lead a reader nowhere. */
const unsaid = new Set(['comment', 'adoption', 'file', 'post', 'invitation', 'into']);

const short = (words: Record<string, { short: string }>) =>
  Object.fromEntries(Object.entries(words).map(([code, { short: said }]) => [code, said]));
const codes: Record<string, string> = {
  ...roleTitles,
  ...kindTitles,
  true: 'да',
  false: 'нет',
  rules: 'правила',
};
/** What a code means depends on what it is said of. */
const codesOf: Record<string, Record<string, string>> = {
  membership: { member: 'участник', deputy: 'заместитель', head: 'руководитель', none: 'не участник' },
  visibility: short(visibilityWords),
  admission: short(admissionWords),
};
const dayOf = new Intl.DateTimeFormat('ru', { dateStyle: 'short' });

/** Words for the facts of an audit entry; `schools` and `people` give names for their ids. What has no word is shown as it stands. */
export function detailWords(
  schools: readonly { id: string; title: string }[],
  people: ReadonlyMap<string, string> = new Map(),
) {
  const titles = new Map([...people, ...schools.map(({ id, title }) => [id, title] as const)]);
  const shown = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => shown(name, one)).join(', ');
    if (typeof value === 'object' && value) return wordsOf(value as Record<string, unknown>);
    if (value === null || value === '') return '—';
    const said = String(value);
    if (/^\d{4}-\d\d-\d\d/.test(said) && !Number.isNaN(Date.parse(said))) return dayOf.format(new Date(said));
    return codesOf[name]?.[said] ?? codes[said] ?? titles.get(said) ?? said;
  };
  const wordsOf = (detail: Record<string, unknown>): string =>
    Object.entries(detail)
      .filter(([name]) => !unsaid.has(name))
      .map(([name, value]) => `${names[name] ?? name}: ${shown(name, value)}`)
      .join('; ');
  return wordsOf;
}
