import '@github/text-expander-element';

interface Person {
  name: string;
  school: string | null;
  markdown: string;
}

/** Where the people are asked for who read what is written in this place. */
function addressOf(place: string): string {
  const [kind, key = '', id = ''] = place.split(':');
  if (kind === 'thread') return `/api/threads/${key}/people?q=`;
  if (kind === 'edit') return `/api/threads/${location.pathname.split('/')[2]}/people?q=`;
  return `/api/threads/people?${key}=${encodeURIComponent(id)}&q=`;
}

function optionOf({ name, school, markdown }: Person): HTMLLIElement {
  const option = document.createElement('li');
  option.setAttribute('role', 'option');
  option.dataset.markdown = markdown;
  const where = document.createElement('span');
  where.className = 'small';
  where.textContent = school ?? '';
  option.append(name, where);
  return option;
}

/** `@` opens a list of people who may read here; the chosen one stands in the text as a link to him. */
export function nameOthers(field: HTMLTextAreaElement, place: string): void {
  const expander = field.closest('text-expander');
  if (!expander) return;
  const address = addressOf(place);

  expander.addEventListener('text-expander-change', (event) => {
    const { provide, text } = (event as CustomEvent).detail as {
      provide(answer: Promise<unknown>): void;
      text: string;
    };
    // More than four words are no name any more.
    if (text.split(/\s+/).length > 4) return;
    provide(
      fetch(address + encodeURIComponent(text.trim()))
        .then(async (response) => (response.ok ? ((await response.json()) as { items: Person[] }).items : []))
        .catch(() => [] as Person[])
        .then((items) => {
          const fragment = document.createElement('ul');
          fragment.className = 'people-menu';
          fragment.append(...items.map(optionOf));
          return { matched: items.length > 0, fragment };
        }),
    );
  });
  expander.addEventListener('text-expander-value', (event) => {
    const { detail } = event as CustomEvent<{ item: HTMLElement; value: string | null }>;
    detail.value = detail.item.dataset.markdown ?? null;
  });
  expander.addEventListener('text-expander-committed', () => {
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
