import '@github/text-expander-element';

interface Person {
  name: string;
  school: string | null;
  markdown: string;
}

/** The address that lists the people who may read this place. */
function addressOf(place: string): string {
  const [kind, key = '', id = ''] = place.split(':');
  if (kind === 'thread') return `/api/threads/${key}/people?q=`;
  if (kind === 'edit') return `/api/threads/${location.pathname.split('/')[2]}/people?q=`;
  return `/api/threads/people?${key}=${encodeURIComponent(id)}&q=`;
}

function optionOf({ name, school, markdown }: Person, place: number): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `person-to-name-${place}`;
  option.setAttribute('role', 'option');
  option.dataset.name = name;
  option.dataset.markdown = markdown;
  const where = document.createElement('span');
  where.className = 'small';
  where.textContent = school ?? '';
  option.append(name, where);
  return option;
}

function menuOf(people: Person[]): HTMLUListElement {
  const menu = document.createElement('ul');
  menu.className = 'people-menu';
  menu.setAttribute('role', 'listbox');
  menu.setAttribute('aria-label', 'Кого назвать');
  menu.append(...people.map(optionOf));
  return menu;
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Whether these typed words begin words of the name, as the server asks (`matchNames`). */
function begins(typed: string, name: string): boolean {
  const parts = wordsOf(name);
  return wordsOf(typed).every((word) => parts.some((part) => part.startsWith(word)));
}

/** The list is of an older text until its answer comes: narrowed at once, so that Enter takes a person and makes no line. */
function narrow(menu: HTMLElement, typed: string, field: HTMLTextAreaElement): void {
  const options = [...menu.querySelectorAll<HTMLElement>('[role=option]')];
  for (const option of options) option.hidden = !begins(typed, option.dataset.name ?? '');
  const first = options.find(({ hidden }) => !hidden);
  menu.hidden = !first;
  for (const option of options) option.setAttribute('aria-selected', String(option === first));
  if (first) field.setAttribute('aria-activedescendant', first.id);
}

/** `@` opens a list of people who may read here; choosing one inserts a link to them. */
export function nameOthers(field: HTMLTextAreaElement, place: string): void {
  const expander = field.closest('text-expander');
  if (!expander) return;
  const address = addressOf(place);
  let typed = '';
  let asking = new AbortController();
  let asked: Promise<Person[]> = Promise.resolve([]);

  function ask(text: string): Promise<Person[]> {
    asking.abort();
    asking = new AbortController();
    return fetch(address + encodeURIComponent(text), { signal: asking.signal })
      .then(async (response) => (response.ok ? ((await response.json()) as { items: Person[] }).items : []))
      .catch(() => []);
  }
  /** What was asked last: an answer that comes late is not shown over a newer one. */
  async function newest(): Promise<Person[]> {
    const waited = asked;
    const people = await waited;
    return waited === asked ? people : newest();
  }

  // The element would stay with an earlier «@» that named nobody; by single words it begins anew at the last one.
  expander.addEventListener(
    'input',
    () => {
      const ofSeveralWords = /@\S+\s[^@]*$/.test(field.value.slice(0, field.selectionEnd));
      expander.setAttribute('multiword', ofSeveralWords ? '@' : 'none');
    },
    { capture: true },
  );
  expander.addEventListener('text-expander-change', (event) => {
    const { provide, text } = (event as CustomEvent).detail as {
      provide(answer: Promise<unknown>): void;
      text: string;
    };
    typed = text;
    // More than four words are no name any more.
    if (text.split(/\s+/).length > 4) return;
    asked = ask(text.trim());
    provide(newest().then((people) => ({ matched: people.length > 0, fragment: menuOf(people) })));
  });
  // Heard after the list's own listener, which takes the choice away with each letter.
  expander.addEventListener('input', () => {
    const menu = expander.querySelector<HTMLElement>('.people-menu');
    if (menu) narrow(menu, typed, field);
  });
  expander.addEventListener('text-expander-value', (event) => {
    const { detail } = event as CustomEvent<{ item: HTMLElement; value: string | null }>;
    detail.value = detail.item.dataset.markdown ?? null;
  });
  expander.addEventListener('text-expander-committed', () => {
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
