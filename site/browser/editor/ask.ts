interface Question {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  type?: 'text' | 'url' | 'file';
  required?: boolean;
}

/** Asks in a dialog of the page; null when the person closed it. A chosen file comes back as a `File`. */
export function ask(
  title: string,
  button: string,
  questions: readonly Question[],
): Promise<Map<string, string | File> | null> {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-label', title);
  const form = Object.assign(document.createElement('form'), { method: 'dialog', className: 'form close' });
  form.append(Object.assign(document.createElement('h2'), { textContent: title }));
  for (const { name, label, hint, value = '', type = 'text', required = true } of questions) {
    const field = Object.assign(document.createElement('label'), { className: 'field' });
    const input = Object.assign(document.createElement('input'), { name, type, required, className: 'control' });
    if (type === 'file') input.accept = 'image/png,image/jpeg,image/webp,image/gif';
    else input.value = value;
    field.append(Object.assign(document.createElement('span'), { className: 'label', textContent: label }), input);
    if (hint) field.append(Object.assign(document.createElement('span'), { className: 'hint', textContent: hint }));
    form.append(field);
  }
  const actions = Object.assign(document.createElement('div'), { className: 'actions' });
  const cancel = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button quiet',
    textContent: 'Отменить',
  });
  actions.append(
    Object.assign(document.createElement('button'), { className: 'button primary', textContent: button }),
    cancel,
  );
  form.append(actions);
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer: Map<string, string | File> | null = null;
    form.addEventListener('submit', () => {
      answer = new Map([...new FormData(form)]);
    });
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
  });
}
