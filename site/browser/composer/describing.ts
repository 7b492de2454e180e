/**
 * Asks what a picture shows, for people who do not see it. Resolves to the words ('' for mere decoration), or to null when
 * the picture is not to be put in.
 */
export function describePicture(file: File): Promise<string | null> {
  const dialog = document.createElement('dialog');
  dialog.className = 'describing';
  dialog.setAttribute('aria-labelledby', 'describing-title');
  const form = document.createElement('form');
  form.method = 'dialog';
  const title = Object.assign(document.createElement('h2'), {
    id: 'describing-title',
    textContent: 'Что на картинке?',
  });
  const address = URL.createObjectURL(file);
  const picture = Object.assign(document.createElement('img'), { src: address, alt: '' });
  const label = Object.assign(document.createElement('label'), {
    className: 'label',
    htmlFor: 'describing-words',
    textContent: 'Опишите одной строкой',
  });
  const words = Object.assign(document.createElement('input'), {
    id: 'describing-words',
    className: 'control',
    maxLength: 300,
    autocomplete: 'off',
    required: true,
  });
  words.setAttribute('aria-describedby', 'describing-hint');
  const hint = Object.assign(document.createElement('p'), {
    id: 'describing-hint',
    className: 'hint',
    textContent:
      'Эти слова прочтут те, кто не видит картинку: «График: доля верных ответов выросла с 38 до 61 %». Не выкладывайте фотографии и работы, по которым узнают ученика.',
  });
  const actions = Object.assign(document.createElement('div'), { className: 'actions' });
  const button = (value: string, text: string, className: string, unchecked: boolean) => {
    const made = Object.assign(document.createElement('button'), {
      value,
      textContent: text,
      className,
      formNoValidate: unchecked,
    });
    actions.append(made);
  };
  button('insert', 'Вставить', 'button primary', false);
  button('plain', 'Это украшение, без описания', 'button quiet', true);
  button('', 'Не вставлять', 'button quiet', true);
  form.append(title, picture, label, words, hint, actions);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  words.focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      URL.revokeObjectURL(address);
      dialog.remove();
      resolve(dialog.returnValue === 'insert' ? words.value.trim() : dialog.returnValue === 'plain' ? '' : null);
    });
  });
}
