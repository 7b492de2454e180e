import { practiceLists } from '../../api/knowledge/practices/shared/lists.ts';
import { SavingForm } from './savingForm.ts';

/** The form as the API takes it. */
function contentOf(form: HTMLFormElement): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  const effects: Record<string, string>[] = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || ['intent', 'once', 'version', 'next', 'preview'].includes(name)) continue;
    const [, row, column] = /^effects\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (row && column) effects[Number(row)] = { ...effects[Number(row)], [column]: value };
    else if (!name.endsWith('[]')) content[name] = value;
  }
  for (const name of practiceLists) content[name] = new FormData(form).getAll(`${name}[]`);
  return { ...content, effects: effects.filter(Boolean) };
}

class PracticeForm extends SavingForm {
  readonly api = '/api/practices';
  readonly pages = '/practices';
  readonly draft = 'practice';
  readonly words = {
    untitled: 'Дайте практике название, и она начнёт сохраняться сама.',
    stale: 'Практику изменили в другом окне. Нажмите «Сохранить», чтобы увидеть оба текста: ваш не пропадёт.',
  };
  readonly contentOf = contentOf;
}

customElements.define('practice-form', PracticeForm);
