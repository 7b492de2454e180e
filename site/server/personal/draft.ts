import type { Mine } from '../../../api/community/discussions/index.ts';
import { dayOf, timeOf } from '../../../api/platform/russian/shared/russian.ts';
import { html, type Markup } from './html.ts';

type Drafted = Pick<Mine, 'draft'> & Partial<Pick<Mine, 'userId'>>;

/** The initial text of the field: the draft, followed by a new quotation or template. */
export const draftWords = ({ draft }: Drafted, { begun }: { begun: string }): Markup => {
  if (!draft) return html`${begun}`;
  const there = begun.trim() === '' || draft.body.includes(begun.trim());
  return html`${there ? draft.body : `${draft.body.trimEnd()}\n\n${begun}`}`;
};

/**
 * Tells the script the version of the draft on the page, and the person that it is a draft. The second
 * button discards it; without a draft only the version is there. `typed` is a form that came back with its text.
 */
export const draftMarks = ({ draft, userId }: Drafted, { typed }: { typed: boolean }): Markup => html`
  <input type="hidden" name="draftVersion" value="${draft?.version ?? 0}" data-me="${userId}">
  <p class="hint draft-state" data-draft-state>${
    draft && !typed
      ? html`Это ваш черновик, сохранён ${dayOf(draft.updatedAt)} в ${timeOf(draft.updatedAt)}. <button type="submit" name="discard" value="yes" formnovalidate class="button quiet">Убрать черновик</button>`
      : ''
  }</p>`;
