// «В подборку» without leaving the page: a window with one's collections, each ticked or not, and a field for a new one.
// Without it the link opens a page with the same choice.

interface Choice {
  id: string;
  title: string;
  has: boolean;
}
const failure = 'Не получилось. Проверьте связь и попробуйте ещё раз.';

const made = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

async function send(method: string, path: string, body?: object): Promise<{ id?: string; detail?: string }> {
  const response = await fetch(`/api/collections${path}`, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? {} : ((await response.json()) as { detail?: string });
  if (!response.ok) throw new Error(answer.detail ?? failure);
  return answer;
}

/** One collection of the list; ticking it adds or takes out at once, and says so. */
function lineOf(choice: Choice, publication: string, say: (words: string) => void): HTMLLabelElement {
  const box = made('input', { type: 'checkbox', checked: choice.has });
  box.addEventListener('change', async () => {
    box.disabled = true;
    try {
      if (box.checked) await send('POST', `/${choice.id}/items`, { publication });
      else await send('DELETE', `/${choice.id}/publications/${publication}`);
      say(`${box.checked ? 'Добавлено в подборку' : 'Убрано из подборки'} «${choice.title}».`);
    } catch (error) {
      box.checked = !box.checked;
      say(error instanceof Error ? error.message : failure);
    }
    box.disabled = false;
    box.focus();
  });
  return made('label', { className: 'choice' }, box, made('span', { textContent: choice.title }));
}

function open(link: HTMLAnchorElement, choices: Choice[]): void {
  const publication = link.dataset.collect as string;
  const status = made('p', { className: 'hint', role: 'status' });
  const say = (words: string) => {
    status.textContent = words;
  };
  const list = made(
    'div',
    { className: 'choices column' },
    ...choices.map((choice) => lineOf(choice, publication, say)),
  );
  const title = made('input', { className: 'control', id: 'collect-new', maxLength: 120, autocomplete: 'off' });
  const begin = made('form', { className: 'form close' });
  begin.append(
    made('label', {
      className: 'label',
      htmlFor: 'collect-new',
      textContent: choices.length > 0 ? 'Или новая подборка' : 'Название первой подборки',
    }),
    title,
    made('div', { className: 'actions' }, made('button', { className: 'button', textContent: 'Создать и добавить' })),
  );
  let creating = false;
  begin.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopPropagation();
    // Pressed twice, it is one collection all the same.
    if (creating) return;
    const name = title.value.trim();
    if (name.length < 3) return say('Напишите название: хотя бы три буквы.');
    creating = true;
    try {
      const { id } = await send('POST', '', { title: name, publication });
      list.prepend(lineOf({ id: id as string, title: name, has: true }, publication, say));
      title.value = '';
      say(`Начата подборка «${name}», материал уже в ней.`);
    } catch (error) {
      say(error instanceof Error ? error.message : failure);
    }
    // The second of two quick presses often comes behind the answer to the first.
    setTimeout(() => {
      creating = false;
    }, 500);
  });
  const close = made('button', { type: 'button', className: 'button primary', textContent: 'Готово' });
  const all = made('a', { href: '/collections?list=mine', textContent: 'Мои подборки' });
  const dialog = made(
    'dialog',
    { className: 'describing collecting' },
    made('h2', { id: 'collect-title', textContent: 'В какую подборку?' }),
    made('p', { className: 'quiet small', textContent: link.dataset.title ?? '' }),
    list,
    begin,
    status,
    made('div', { className: 'actions' }, close, all),
  );
  dialog.setAttribute('aria-labelledby', 'collect-title');
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** A press while the window is on its way opens no second one. */
let opening = false;

document.addEventListener('click', async (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-collect]');
  if (!link) return;
  event.preventDefault();
  if (opening) return;
  opening = true;
  try {
    const response = await fetch(`/api/collections/choices/${link.dataset.collect}`);
    if (!response.ok) throw new Error(String(response.status));
    open(link, ((await response.json()) as { items: Choice[] }).items);
  } catch {
    // The page with the form says what is wrong.
    location.href = link.href;
  }
  opening = false;
});
