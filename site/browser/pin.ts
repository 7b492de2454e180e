// «Сохранить на устройство» on a material or practice: shown where the browser can keep pages.
import { filesIn, keepFiles, removeFiles } from './serviceWorker/files.ts';
import { guestForm, keepPage, keptPage, removePage, sweepAssets } from './serviceWorker/kept.ts';
import { isFile } from './serviceWorker/names.ts';
import { FullError } from './serviceWorker/room.ts';
import { filesCount, sizeOf } from './sizes.ts';

const problems = {
  ours: 'Место, отведённое для сохранённого, занято. Уберите лишнее из списка и попробуйте снова. ',
  device: 'На устройстве кончилось место. Освободите его или уберите что-нибудь из списка и попробуйте снова. ',
  closed: 'Гости этой страницы не видят, поэтому на устройство она не сохраняется.',
  failed: 'Не получилось: проверьте связь и нажмите ещё раз.',
};
/** A Word file is made when it is asked for; so much they are about. */
const usualWord = 30_000;

/** The files to which this page leads, and about how much they are. */
function filesHere(): { count: number; bytes: number } {
  const sizes = new Map<string, number>();
  for (const { href, dataset } of document.querySelectorAll<HTMLAnchorElement>('main a[href]')) {
    const { origin, pathname, search } = new URL(href);
    if (origin !== location.origin || search || !isFile(pathname)) continue;
    sizes.set(pathname, Math.max(sizes.get(pathname) ?? 0, Number(dataset.bytes ?? 0)));
  }
  const bytes = [...sizes].reduce((sum, [path, size]) => sum + (size || (path.endsWith('.docx') ? usualWord : 0)), 0);
  return { count: sizes.size, bytes };
}

/** The words of the button stand after its picture. */
function say({ lastChild }: Element, words: string): void {
  if (lastChild) lastChild.textContent = words;
}

async function begin(wrapper: HTMLElement): Promise<void> {
  const button = wrapper.querySelector('button');
  const status = wrapper.querySelector('[role=status]');
  const choice = wrapper.querySelector<HTMLElement>('.choice');
  const withFiles = wrapper.querySelector('input');
  const { path } = wrapper.dataset;
  if (!button || !status || !choice || !withFiles || !path) return;
  const known = (await keptPage(path))?.page;
  let pinned = known?.pinned ?? false;
  let beside = known?.files.count ?? 0;
  const here = filesHere();
  choice.hidden = here.count === 0;
  withFiles.checked = beside > 0;
  const words = choice.querySelector('span');
  if (words) words.textContent = `с файлами: ${filesCount(here.count)}, около ${sizeOf(here.bytes)}`;
  const list = () => Object.assign(document.createElement('a'), { href: '/offline', textContent: 'Весь список' });
  const tell = (...parts: (string | Node)[]) => status.replaceChildren(...parts);

  async function bringFiles(form: Response): Promise<void> {
    tell('Сохраняем файлы…');
    const { count, bytes } = await keepFiles(path as string, filesIn(await form.text()));
    beside = count;
    tell(`Сохранено с файлами: ${filesCount(count)}, ${sizeOf(bytes)}. `, list());
  }

  async function keep(): Promise<void> {
    const form = await guestForm(path as string);
    if (!form) return tell(problems.closed);
    const copy = form.clone();
    await keepPage(path as string, form, true);
    pinned = true;
    // So that the browser does not clear it to make room; it may refuse.
    await navigator.storage?.persist?.();
    tell('Сохранено: откроется и без сети. ', list());
    if (withFiles?.checked) await bringFiles(copy);
  }

  async function remove(): Promise<void> {
    await removePage(path as string);
    await sweepAssets();
    [pinned, beside] = [false, 0];
    tell('Убрано с устройства.');
  }

  /** The page is here already: its files come, or go. */
  async function turnFiles(): Promise<void> {
    if (!pinned) return;
    const form = withFiles?.checked ? await guestForm(path as string) : null;
    if (form) return bringFiles(form);
    await removeFiles(path as string);
    beside = 0;
    tell('Файлы убраны с устройства, страница осталась. ', list());
  }

  async function act(work: () => Promise<void>): Promise<void> {
    if (wrapper.ariaBusy === 'true') return;
    wrapper.ariaBusy = 'true';
    try {
      await work();
    } catch (error) {
      if (error instanceof FullError) tell(problems[error.where], list());
      else tell(problems.failed);
    }
    wrapper.ariaBusy = 'false';
    show();
  }
  function show(): void {
    if (button) say(button, pinned ? 'Убрать с устройства' : 'Сохранить на устройство');
    if (withFiles && pinned) withFiles.checked = beside > 0;
  }
  button.addEventListener('click', () => act(pinned ? remove : keep));
  withFiles.addEventListener('change', () => act(turnFiles));
  show();
  wrapper.hidden = false;
}

if ('caches' in globalThis && 'serviceWorker' in navigator)
  for (const wrapper of document.querySelectorAll<HTMLElement>('[data-pin]')) void begin(wrapper);
