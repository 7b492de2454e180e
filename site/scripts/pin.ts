// «Сохранить на устройство» on a material or practice: shown where the browser can keep pages.
import { FullError, guestForm, keepPage, keptPage, removePage, sweepAssets } from '../worker/kept.ts';

const problems = {
  full: 'На устройстве занято всё место, отведённое для сохранённого. Уберите лишнее из списка и попробуйте снова.',
  closed: 'Гости этой страницы не видят, поэтому на устройство она не сохраняется.',
  failed: 'Не получилось: проверьте связь и нажмите ещё раз.',
};

/** The words of the button stand after its picture. */
function say({ lastChild }: Element, words: string): void {
  if (lastChild) lastChild.textContent = words;
}

async function begin(wrapper: HTMLElement): Promise<void> {
  const button = wrapper.querySelector('button');
  const status = wrapper.querySelector('[role=status]');
  const path = wrapper.dataset.path;
  if (!button || !status || !path) return;
  let pinned = (await keptPage(path))?.page.pinned ?? false;
  const show = () => say(button, pinned ? 'Убрать с устройства' : 'Сохранить на устройство');
  const list = () => Object.assign(document.createElement('a'), { href: '/offline', textContent: 'Весь список' });

  async function toggle(): Promise<void> {
    if (!path) return;
    if (pinned) {
      await removePage(path);
      await sweepAssets();
      pinned = false;
      status?.replaceChildren('Убрано с устройства.');
      return;
    }
    const form = await guestForm(path);
    if (!form) return status?.replaceChildren(problems.closed);
    await keepPage(path, form, true);
    // So that the browser does not clear it to make room; it may refuse.
    await navigator.storage?.persist?.();
    pinned = true;
    status?.replaceChildren('Сохранено: откроется и без сети. ', list());
  }

  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    try {
      await toggle();
    } catch (error) {
      status.replaceChildren(error instanceof FullError ? problems.full : problems.failed);
    }
    button.removeAttribute('aria-disabled');
    show();
  });
  show();
  wrapper.hidden = false;
}

if ('caches' in globalThis && 'serviceWorker' in navigator)
  for (const wrapper of document.querySelectorAll<HTMLElement>('[data-pin]')) void begin(wrapper);
