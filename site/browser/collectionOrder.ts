// The order of a collection's parts without a new page: a part is dragged by its handle (mouse, pen or finger), or moved by its
// buttons. Without it the buttons send a form.

/** So near the edge of the window, in pixels, a dragged part makes the page scroll: the nearer, the faster. */
const EDGE = 90;
const PACE = 6;

const said = Object.assign(document.createElement('p'), { className: 'visually-hidden' });
said.setAttribute('role', 'status');

function follow(list: HTMLElement): void {
  const parts = () => [...list.querySelectorAll<HTMLElement>(':scope > li')];
  const order = () => parts().map((part) => part.dataset.item as string);
  let saved = order();
  let saving: Promise<void> | null = null;
  list.after(said);

  /** The first cannot go up, nor the last down. */
  function mark(): void {
    const all = parts();
    for (const [index, part] of all.entries())
      for (const button of part.querySelectorAll<HTMLButtonElement>('[data-move]'))
        button.disabled = button.dataset.move === '-1' ? index === 0 : index === all.length - 1;
  }

  function put(items: string[]): void {
    const byId = new Map(parts().map((part) => [part.dataset.item as string, part]));
    list.append(...items.flatMap((item) => byId.get(item) ?? []));
    mark();
  }

  /** One order after another, so that the last one is what stays; those that came up meanwhile go as one. */
  async function save(part: HTMLElement): Promise<void> {
    mark();
    while (saving) await saving;
    const items = order();
    if (items.join() === saved.join()) return;
    saving = send(part, items);
    await saving;
    saving = null;
  }

  async function send(part: HTMLElement, items: string[]): Promise<void> {
    try {
      const response = await fetch(`/api/collections/${list.dataset.order}/order`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ items }),
      });
      if (!response.ok) throw new Error(String(response.status));
      saved = items;
      said.textContent = `Теперь на месте ${items.indexOf(part.dataset.item as string) + 1} из ${items.length}.`;
    } catch {
      put(saved);
      said.textContent = '';
      said.textContent = 'Порядок не сохранился. Проверьте связь и попробуйте ещё раз.';
      said.classList.remove('visually-hidden');
    }
  }

  function drag(part: HTMLElement, handle: HTMLElement): void {
    let pointer = 0;
    handle.hidden = false;
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      part.classList.add('dragged');
      pointer = event.clientY;
      requestAnimationFrame(scroll);
    });
    handle.addEventListener('pointermove', ({ clientY }) => {
      pointer = clientY;
      place();
    });
    // The neighbours are moved, not the part: one that leaves the page for a moment loses the pointer.
    function place(): void {
      if (!part.classList.contains('dragged')) return;
      const middle = (other: Element) => {
        const { top, height } = other.getBoundingClientRect();
        return top + height / 2;
      };
      while (part.previousElementSibling && pointer < middle(part.previousElementSibling))
        part.after(part.previousElementSibling);
      while (part.nextElementSibling && pointer > middle(part.nextElementSibling)) part.before(part.nextElementSibling);
    }
    // A finger that holds a part cannot scroll: near an edge the page goes on by itself.
    function scroll(): void {
      if (!part.classList.contains('dragged')) return;
      const [above, below] = [EDGE - pointer, pointer - (innerHeight - EDGE)];
      if (above > 0 || below > 0) {
        scrollBy({
          top: above > 0 ? -Math.min(above, EDGE) / PACE : Math.min(below, EDGE) / PACE,
          behavior: 'instant',
        });
        place();
      }
      requestAnimationFrame(scroll);
    }
    const drop = () => {
      if (!part.classList.contains('dragged')) return;
      part.classList.remove('dragged');
      void save(part);
    };
    handle.addEventListener('pointerup', drop);
    handle.addEventListener('pointercancel', drop);
  }

  for (const part of parts()) {
    const handle = part.querySelector<HTMLElement>('[data-handle]');
    if (handle) drag(part, handle);
  }

  // Before the guard against double sending hears of it: nothing is sent here.
  list.addEventListener(
    'submit',
    (event) => {
      const button = event.submitter as HTMLButtonElement | null;
      const part = button?.closest<HTMLElement>('li');
      if (!button?.dataset.move || !part) return;
      event.preventDefault();
      event.stopPropagation();
      if (button.dataset.move === '-1') part.previousElementSibling?.before(part);
      else part.nextElementSibling?.after(part);
      void save(part);
      const again = button.disabled ? part.querySelector<HTMLButtonElement>('[data-move]:not(:disabled)') : button;
      again?.focus();
    },
    true,
  );
}

for (const list of document.querySelectorAll<HTMLElement>('[data-order]')) follow(list);
