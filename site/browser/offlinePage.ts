// «Работа без сети»: what this device holds, drawn from the browser's own stores.
import { type KeptPage, keptPages, removePage, sweepAssets } from './serviceWorker/kept.ts';
import { everything } from './serviceWorker/names.ts';
import { keepSearch, keptSearchBytes } from './serviceWorker/searchIndex.ts';
import { filesCount, sizeOf } from './sizes.ts';

const one = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
const day = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long' });

const said = one('[data-said]');

/** Says what was done; with a way back where there is one. */
function tell(words: string, undo?: () => Promise<void>): void {
  said?.replaceChildren(words);
  if (!undo) return;
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button quiet',
    textContent: 'Вернуть',
  });
  button.addEventListener('click', async () => {
    await undo();
    tell('Вернули на место.');
    await draw();
  });
  said?.append(' ', button);
}

function rowOf(page: KeptPage): Node {
  const row = (one<HTMLTemplateElement>('[data-row]') as HTMLTemplateElement).content.cloneNode(true) as HTMLElement;
  const link = row.querySelector('a');
  const note = row.querySelector('.small');
  const button = row.querySelector('button');
  if (link) Object.assign(link, { href: page.path, textContent: page.title });
  const { files } = page;
  const beside = files.count > 0 ? `, ${filesCount(files.count)} — ${sizeOf(files.bytes)}` : '';
  if (note) note.textContent = `${day.format(page.keptAt)}, ${sizeOf(page.bytes)}${beside}`;
  button?.setAttribute('aria-label', `Убрать с устройства: ${page.title}`);
  button?.addEventListener('click', async () => {
    const undo = await removePage(page.path);
    tell(`«${page.title}» убрано с устройства.`, undo);
    await draw();
    said?.querySelector('button')?.focus();
  });
  return row;
}

async function draw(): Promise<void> {
  const [pages, search] = await Promise.all([keptPages(), keptSearchBytes()]);
  for (const name of ['pinned', 'opened'] as const) {
    const shown = pages.filter(({ pinned }) => pinned === (name === 'pinned'));
    one(`[data-list=${name}]`)?.replaceChildren(...shown.map(rowOf));
    one(`[data-empty=${name}]`)?.toggleAttribute('hidden', shown.length > 0);
  }
  const words = one('[data-search]');
  const act = one('[data-act=search]');
  if (words)
    words.textContent =
      search === null
        ? 'Указатель поиска ещё не сохранён. Он сохраняется сам, когда вы ищете в первый раз, или по кнопке.'
        : `Поиск по материалам и практикам сохранён (${sizeOf(search)}) и работает без сети.`;
  if (act) act.textContent = search === null ? 'Сохранить поиск' : 'Обновить поиск';
  const total = one('[data-total]');
  if (total)
    total.textContent = sizeOf(pages.reduce((sum, { bytes, files }) => sum + bytes + files.bytes, search ?? 0));
}

one('[data-act=search]')
  ?.closest('button')
  ?.addEventListener('click', async ({ currentTarget }) => {
    const button = currentTarget as HTMLButtonElement;
    if (button.getAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    const words = one('[data-search]');
    try {
      await keepSearch((done, of) => {
        if (words) words.textContent = `Сохраняем: ${Math.round((100 * done) / of)} %`;
      });
      await draw();
      tell('Поиск сохранён.');
    } catch {
      await draw();
      tell('Не получилось сохранить поиск: проверьте связь и нажмите ещё раз. То, что уже скачано, не пропало.');
    }
    button.removeAttribute('aria-disabled');
  });

one('[data-act=clear]')
  ?.closest('button')
  ?.addEventListener('click', async ({ currentTarget }) => {
    await Promise.all(everything.map((name) => caches.delete(name)));
    (currentTarget as HTMLElement).closest('details')?.removeAttribute('open');
    await draw();
    tell('Всё стёрто: на устройстве ничего не осталось.');
  });

async function begin(): Promise<void> {
  const { copy } = document.documentElement.dataset;
  // This page stands in for one that is not on the device.
  if (copy !== undefined && location.pathname !== '/offline') {
    const [title, lead] = [one('h1'), one('[data-lead]')];
    document.title = 'Нет сети — Опора';
    if (title) title.textContent = 'Нет сети';
    if (lead)
      lead.textContent =
        'Этой страницы на устройстве нет. Когда связь вернётся, обновите страницу — адрес останется прежним. А пока есть вот что.';
  }
  await sweepAssets();
  await draw();
  one('[data-device]')?.removeAttribute('hidden');
}

if ('caches' in globalThis && 'serviceWorker' in navigator)
  begin().catch(() => one('[data-unable]')?.removeAttribute('hidden'));
else one('[data-unable]')?.removeAttribute('hidden');
