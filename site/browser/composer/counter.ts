const most = 20_000;
const near = 18_000;
const numbers = new Intl.NumberFormat('ru');

/** Says how much room is left when there is little, and holds back what is too long to be sent. */
export function countLetters(field: HTMLTextAreaElement): void {
  const line = document.createElement('p');
  line.className = 'hint';
  line.setAttribute('role', 'status');
  line.hidden = true;
  field.closest('.field')?.append(line);
  const count = () => {
    const { length } = field.value;
    const over = length - most;
    line.hidden = length < near;
    line.classList.toggle('over', over > 0);
    line.textContent =
      over > 0
        ? `Слишком длинно на ${numbers.format(over)} знаков: сократите или разделите на два сообщения.`
        : `Осталось знаков: ${numbers.format(-over)} из ${numbers.format(most)}.`;
    field.setCustomValidity(over > 0 ? (line.textContent ?? '') : '');
  };
  field.addEventListener('input', count);
  count();
}
