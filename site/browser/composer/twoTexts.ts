import type { Words } from './storedDraft.ts';

export function button(title: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button quiet',
    textContent: title,
  });
  made.addEventListener('click', act);
  return made;
}

/** Two texts for one place: one press shows the other one and the next one brings this back. */
export function swapButton(theirs: Words, written: () => Words, put: (words: Words) => void): HTMLButtonElement {
  let other = theirs;
  const swap = button('Показать тот текст', () => {
    const now = written();
    put(other);
    other = now;
    swap.textContent = swap.textContent === 'Показать тот текст' ? 'Вернуть мой' : 'Показать тот текст';
  });
  return swap;
}
