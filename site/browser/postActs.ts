// What the row of acts under a post gains from a script: «полезно» without a new page, links that are copied, and the
// answered post shown in place. Everything works without it.

function say(words: string): void {
  const box = document.createElement('p');
  box.className = 'toast';
  box.setAttribute('role', 'status');
  document.body.append(box);
  box.textContent = words;
  setTimeout(() => box.remove(), 5000);
}

async function toggleUseful(button: HTMLButtonElement): Promise<void> {
  const pressed = button.getAttribute('aria-pressed') === 'true';
  const answer: { useful?: number; detail?: string } = await fetch(`/api/posts/${button.dataset.useful}/useful`, {
    method: pressed ? 'DELETE' : 'PUT',
  })
    .then((response) => response.json())
    .catch(() => ({ detail: 'Нет связи с сервером: проверьте её и нажмите ещё раз.' }));
  if (answer.useful === undefined)
    return say(answer.detail ?? 'Не получилось. Обновите страницу и попробуйте ещё раз.');
  button.setAttribute('aria-pressed', String(!pressed));
  button.value = pressed ? 'useful' : 'unuseful';
  const count = button.parentElement?.querySelector<HTMLAnchorElement>('a[data-count]');
  if (!count) return;
  count.textContent = String(answer.useful);
  count.setAttribute('aria-label', `Кому полезно: ${answer.useful}`);
  count.hidden = answer.useful === 0;
}

async function copyLink(link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href);
    say(`Ссылка скопирована. Откроют: ${link.dataset.copy}.`);
    link.closest('details')?.removeAttribute('open');
  } catch {
    location.href = link.href;
  }
}

/** The post that is answered, between the line that names it and the answer; a second press takes it away. */
async function showParent(link: HTMLAnchorElement): Promise<void> {
  const line = link.closest('p');
  const shown = line?.nextElementSibling;
  if (shown?.classList.contains('parent-post')) {
    shown.remove();
    link.setAttribute('aria-expanded', 'false');
    return;
  }
  const answer: { html?: string } | null = await fetch(`/api/posts/${link.dataset.parent}`)
    .then((response) => response.json())
    .catch(() => null);
  if (answer?.html === undefined) {
    location.href = link.href;
    return;
  }
  // A second press while it came.
  if (line?.nextElementSibling?.classList.contains('parent-post')) return;
  const box = document.createElement('blockquote');
  box.className = 'parent-post prose talk';
  // Sanitised on the server when it was written.
  box.innerHTML = answer.html;
  const go = Object.assign(document.createElement('a'), { href: link.href, textContent: 'Перейти к этому сообщению' });
  box.append(go);
  line?.after(box);
  link.setAttribute('aria-expanded', 'true');
}

// Before the guard against double sending hears of it: nothing is sent here.
document.addEventListener(
  'submit',
  (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !button.dataset.useful) return;
    event.preventDefault();
    void toggleUseful(button);
  },
  true,
);

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-copy], a[data-parent]');
  if (!link) return;
  event.preventDefault();
  void (link.dataset.copy === undefined ? showParent(link) : copyLink(link));
});
