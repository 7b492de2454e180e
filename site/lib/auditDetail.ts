import { kindTitles, roleTitles } from '../../api/accounts/words.ts';

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
  invitation: 'приглашение',
  comment: 'комментарий',
  decision: 'решение',
  city: 'город',
  centre: 'центр',
  centreEmail: 'почта центра',
  centreAddress: 'адрес центра',
  operator: 'оператор',
  pairSilentDays: 'дней до молчания пары',
  timeZone: 'часовой пояс',
  until: 'верно до',
  owner: 'ответственный',
};
const codes: Record<string, string> = { ...roleTitles, ...kindTitles };

/** Words for the facts of an audit entry; `schools` give titles for their ids. What has no word is shown as it stands. */
export function detailWords(schools: readonly { id: string; title: string }[]) {
  const titles = new Map(schools.map(({ id, title }) => [id, title]));
  const shown = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(shown).join(', ');
    if (typeof value === 'object' && value) return wordsOf(value as Record<string, unknown>);
    if (value === null || value === '') return '—';
    return codes[String(value)] ?? titles.get(String(value)) ?? String(value);
  };
  const wordsOf = (detail: Record<string, unknown>): string =>
    Object.entries(detail)
      .map(([name, value]) => `${names[name] ?? name}: ${shown(value)}`)
      .join('; ');
  return wordsOf;
}
