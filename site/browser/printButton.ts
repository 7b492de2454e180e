// Printing needs a script, so the button is only shown where there is one.
for (const wrapper of document.querySelectorAll<HTMLElement>('print-button')) {
  wrapper.hidden = false;
  wrapper.addEventListener('click', () => print());
}

export {};
