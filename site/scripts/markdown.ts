// What a Markdown field gains from a script: tools above the text, and a tab that shows how it will look.
import '@github/markdown-toolbar-element';

/** Words rather than pictures: what a tool does is read, not guessed. */
const tools = [
  ['md-bold', 'Жирный'],
  ['md-italic', 'Курсив'],
  ['md-header', 'Заголовок'],
  ['md-quote', 'Цитата'],
  ['md-unordered-list', 'Список'],
  ['md-ordered-list', 'Нумерация'],
  ['md-link', 'Ссылка'],
] as const;

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

/** A tool of our own in the row: moved through by the arrow keys as the others are. */
export function addTool(bar: Element, title: string, act: () => void): HTMLButtonElement {
  const tool = Object.assign(document.createElement('button'), { type: 'button', textContent: title });
  tool.dataset.mdButton = '';
  tool.tabIndex = -1;
  tool.addEventListener('click', act);
  bar.append(tool);
  return tool;
}

function toolsOf(field: HTMLTextAreaElement): HTMLElement {
  const bar = document.createElement('markdown-toolbar');
  bar.setAttribute('for', field.id);
  bar.setAttribute('aria-label', 'Оформление текста');
  for (const [tag, title] of tools) {
    const tool = document.createElement(tag);
    tool.setAttribute('role', 'button');
    tool.textContent = title;
    bar.append(tool);
  }
  addTool(bar, 'Таблица', () => insertBlock(field, table));
  return bar;
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

/** Two tabs in place of the button: the text, and how it will look. */
function addTabs(field: HTMLTextAreaElement, box: HTMLElement, bar: HTMLElement): void {
  const wrap = box.closest('[data-markdown]');
  const text = box.firstElementChild;
  const warning = box.querySelector<HTMLElement>('[data-warning]');
  if (!wrap || !text || !warning) return;
  const list = document.createElement('div');
  list.className = 'writing-tabs';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', 'Текст и его вид');
  const tabs = ['Текст', 'Как будет выглядеть'].map((title, index) => {
    const tab = Object.assign(document.createElement('button'), { type: 'button', textContent: title });
    tab.setAttribute('role', 'tab');
    tab.addEventListener('click', () => show(index));
    list.append(tab);
    return tab;
  });
  async function show(index: number): Promise<void> {
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
      text.innerHTML = shown.html || '<p>Пока пусто: напишите текст.</p>';
      warning.textContent = shown.warning;
      warning.hidden = shown.warning === '';
    } catch (error) {
      text.textContent = (error as Error).message || 'Показать не получилось: проверьте связь и попробуйте ещё раз.';
    }
  }
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = tabs[tabs[0]?.ariaSelected === 'true' ? 1 : 0];
    next?.focus();
    next?.click();
  });
  bar.before(list);
  void show(0);
  field.addEventListener('invalid', () => void show(0));
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-preview]')) {
  const id = button.dataset.preview as string;
  const field = document.getElementById(id) as HTMLTextAreaElement | null;
  const box = document.querySelector<HTMLElement>(`[data-preview-of="${id}"]`);
  if (!field || !box) continue;
  const bar = toolsOf(field);
  field.before(bar);
  addTabs(field, box, bar);
  // Enter in another field of the form now sends it instead of showing the preview.
  button.closest('.preview-row')?.remove();
}
