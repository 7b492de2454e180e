import { type Level, levelWords, type Subject } from '../../../api/community/discussions/index.ts';
import { html, type Markup } from './html.ts';

const levels: Level[] = ['watching', 'tracking', 'normal', 'muted'];

interface Following {
  subject: Subject;
  /** Prefix of the select, where a page has several. */
  id?: string;
  /** More hidden fields of the form. */
  hidden?: Record<string, string>;
  /** A label for screen readers, where the name is beside the select. */
  label?: string;
}

/** The form that shows and changes the subscription level of a discussion, an association or a tag. */
export function subscriptionForm(
  mine: { level: Level },
  { subject, id = 'level', hidden = {}, label }: Following,
): Markup {
  const words = levelWords[subject];
  return html`<form method="post" class="follow"><input type="hidden" name="intent" value="follow">${Object.entries(
    hidden,
  ).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<label class="${label ? 'visually-hidden' : 'label'}" for="${id}">${
    label ?? 'Уведомления'
  }</label><select class="control" id="${id}" name="level">${levels.map(
    (level) =>
      html`<option value="${level}"${level === mine.level && html` selected`}>${words[level].title}: ${words[level].hint}</option>`,
  )}</select><button class="button">Сохранить</button></form>`;
}
