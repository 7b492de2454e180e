// Shows the history of this device, clears it, and turns it off.
import { clearHistory, isOff, type Read, readHistory, restoreHistory, setOff } from './history.ts';

const part = <Part extends HTMLElement = HTMLElement>(name: string) =>
  document.querySelector<Part>(`[data-history${name}]`);
const [whole, list, empty, said, off] = [
  part(''),
  part('-list'),
  part('-empty'),
  part('-said'),
  part<HTMLInputElement>('-off'),
];
const days = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

function show(): void {
  const read = readHistory();
  list?.replaceChildren(
    ...read.map(({ url, title, kind, at }) => {
      const item = document.createElement('li');
      const link = Object.assign(document.createElement('a'), { href: url, textContent: title });
      const note = Object.assign(document.createElement('span'), {
        className: 'small quiet',
        textContent: `${kind ? `${kind}, ` : ''}${days.format(at)}`,
      });
      item.append(link, note);
      return item;
    }),
  );
  if (empty) empty.hidden = read.length > 0;
  if (whole) whole.hidden = read.length === 0 && !isOff();
  if (off) off.checked = isOff();
}

/** Says what was done, with a way back to what stood there. */
function tell(words: string, before: readonly Read[] = []): void {
  if (whole) whole.hidden = false;
  said?.replaceChildren(words);
  if (before.length === 0) return;
  const back = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button quiet',
    textContent: 'Вернуть',
  });
  back.addEventListener('click', () => {
    restoreHistory(before);
    show();
    tell('Вернули на место.');
  });
  said?.append(' ', back);
  back.focus();
}

document.querySelector('[data-history-clear]')?.addEventListener('click', () => {
  const before = readHistory();
  clearHistory();
  show();
  tell('Список очищен.', before);
});
off?.addEventListener('change', () => {
  setOff(off.checked);
  show();
  tell(off.checked ? 'Больше не запоминаем. То, что было, стёрто.' : 'Снова запоминаем, только в этом браузере.');
});
show();
