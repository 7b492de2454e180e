// Shows the history of this device, clears it, and turns it off.
import { clearHistory, isOff, readHistory, setOff } from './history.ts';

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

document.querySelector('[data-history-clear]')?.addEventListener('click', () => {
  clearHistory();
  show();
  if (whole) whole.hidden = false;
  if (said) said.textContent = 'Список очищен.';
});
off?.addEventListener('change', () => {
  setOff(off.checked);
  show();
  if (whole) whole.hidden = false;
  if (said)
    said.textContent = off.checked
      ? 'Больше не запоминаем. То, что было, стёрто.'
      : 'Снова запоминаем, только в этом браузере.';
});
show();
