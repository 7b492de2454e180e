import { materialLists } from '../../api/knowledge/materials/shared/lists.ts';
import { SavingForm } from './savingForm.ts';

const beside = ['intent', 'once', 'version', 'next', 'preview'];

/** The card and the text of a material are saved while one writes. */
class MaterialForm extends SavingForm {
  readonly api = '/api/material-drafts';
  readonly pages = '/materials';
  readonly draft = 'material';
  readonly words = {
    untitled: 'Дайте материалу название, и он начнёт сохраняться сам.',
    stale: 'Материал изменили в другом окне. Нажмите «Сохранить», чтобы увидеть оба текста: ваш не пропадёт.',
  };

  contentOf(form: HTMLFormElement): Record<string, unknown> {
    const fields = new FormData(form);
    const texts = [...fields].filter(([name]) => !name.endsWith('[]') && !beside.includes(name));
    return {
      ...Object.fromEntries(texts),
      ...Object.fromEntries(materialLists.map((name) => [name, fields.getAll(`${name}[]`)])),
    };
  }
}

customElements.define('material-form', MaterialForm);
