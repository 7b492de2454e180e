// What a Markdown field gains from a script: tools above the text, and a tab that shows how it will look.
import '@github/markdown-toolbar-element';

/** Puts words where the cursor stands, as typing would: the browser can undo it, and everyone who listens hears of it. */
export function insert(field: HTMLTextAreaElement, words: string): void {
  field.focus();
  // The one way that keeps the browser's own undo; where it is gone, the words are put in all the same.
  if (!document.execCommand('insertText', false, words)) {
    field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** As `insert`, on lines of its own. */
export function insertBlock(field: HTMLTextAreaElement, words: string): void {
  const before = field.value.slice(0, field.selectionStart);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  insert(field, `${gap}${words}\n\n`);
}

const table = '| Что | Сколько |\n| --- | --- |\n| … | … |';

/** Gives a tool of our own in the row above the text its act. */
export function onTool(bar: Element, tool: string, act: () => void): void {
  bar.querySelector(`[data-tool="${tool}"]`)?.addEventListener('click', act);
}

interface Shown {
  html: string;
  warning: string;
}
export async function preview(field: HTMLTextAreaElement): Promise<Shown> {
  const { place } = field.dataset;
  const response = await fetch('/api/markdown', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ body: field.value, ...(place && { place }) }),
  });
  const answer = (await response.json()) as Partial<Shown> & { detail?: string };
  if (answer.html === undefined) throw new Error(answer.detail);
  return { html: answer.html, warning: answer.warning ?? '' };
}

/** Two tabs: the text, and how it will look. */
function bindTabs(field: HTMLTextAreaElement, box: HTMLElement, bar: HTMLElement): void {
  const list = box.closest('[data-markdown]')?.querySelector<HTMLElement>('[role=tablist]');
  const text = box.firstElementChild;
  const warning = box.querySelector<HTMLElement>('[data-warning]');
  if (!list || !text || !warning) return;
  const tabs = [...list.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  let turn = 0;
  for (const [index, tab] of tabs.entries()) tab.addEventListener('click', () => show(index));
  async function show(index: number): Promise<void> {
    turn += 1;
    const mine = turn;
    for (const [at, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
    }
    box.hidden = index === 0;
    bar.hidden = index === 1;
    field.hidden = index === 1;
    if (index === 0 || !text || !warning) return;
    try {
      const shown = await preview(field);
      // Back at the text meanwhile: the look that is asked for next shows itself.
      if (mine !== turn) return;
      text.innerHTML = shown.html || '<p>Пока пусто: напишите текст.</p>';
      warning.textContent = shown.warning;
      warning.hidden = shown.warning === '';
    } catch (error) {
      if (mine !== turn) return;
      text.textContent = (error as Error).message || 'Показать не получилось: проверьте связь и попробуйте ещё раз.';
    }
  }
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = tabs[tabs[0]?.ariaSelected === 'true' ? 1 : 0];
    next?.focus();
    next?.click();
  });
  void show(0);
  field.addEventListener('invalid', () => void show(0));
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-preview]')) {
  const id = button.dataset.preview as string;
  const field = document.getElementById(id) as HTMLTextAreaElement | null;
  const box = document.querySelector<HTMLElement>(`[data-preview-of="${id}"]`);
  if (!field || !box) continue;
  const bar = document.querySelector<HTMLElement>(`markdown-toolbar[for="${id}"]`);
  if (!bar) continue;
  onTool(bar, 'table', () => insertBlock(field, table));
  bindTabs(field, box, bar);
  // Enter in another field of the form now sends it instead of showing the preview.
  button.closest('.preview-row')?.remove();
}
