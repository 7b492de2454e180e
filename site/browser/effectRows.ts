// Rows of numbers gain one thing from a script: a fresh row appears once the last one is begun.

const most = 20;

class EffectRows extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', () => this.#grow());
  }

  #grow(): void {
    const rows = this.querySelectorAll<HTMLElement>('[data-effect]');
    const last = rows[rows.length - 1];
    if (!last || rows.length >= most || ![...last.querySelectorAll('input')].some(({ value }) => value)) return;
    const before = `effects.${last.dataset.effect}.`;
    const after = `effects.${rows.length}.`;
    const row = last.cloneNode(true) as HTMLElement;
    row.dataset.effect = String(rows.length);
    for (const node of row.querySelectorAll('.error')) node.remove();
    for (const legend of row.querySelectorAll('legend')) legend.textContent = `Показатель ${rows.length + 1}`;
    for (const field of row.querySelectorAll('input')) {
      field.name = field.id = field.name.replace(before, after);
      field.value = '';
      for (const attribute of ['value', 'aria-invalid', 'aria-describedby']) field.removeAttribute(attribute);
    }
    for (const label of row.querySelectorAll('label')) label.htmlFor = label.htmlFor.replace(before, after);
    last.after(row);
  }
}

customElements.define('effect-rows', EffectRows);
