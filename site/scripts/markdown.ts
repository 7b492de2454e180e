// What a Markdown field gains from a script: tools above the text, and a preview that does not reload the page.
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

function addTools(field: HTMLTextAreaElement): void {
  const bar = document.createElement('markdown-toolbar');
  bar.setAttribute('for', field.id);
  bar.setAttribute('aria-label', 'Оформление текста');
  for (const [tag, title] of tools) {
    const tool = document.createElement(tag);
    tool.setAttribute('role', 'button');
    tool.textContent = title;
    bar.append(tool);
  }
  field.before(bar);
}

async function render(body: string): Promise<string> {
  const response = await fetch('/api/markdown', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ body }),
  });
  const answer = (await response.json()) as { html?: string; detail?: string };
  if (answer.html === undefined) throw new Error(answer.detail);
  return answer.html;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-preview]')) {
  const id = button.dataset.preview as string;
  const field = document.getElementById(id) as HTMLTextAreaElement;
  const box = document.querySelector<HTMLElement>(`[data-preview-of="${id}"]`);
  const text = box?.firstElementChild;
  if (!box || !text) continue;
  addTools(field);
  // Enter in another field of the form now sends it instead of showing the preview.
  button.type = 'button';
  button.addEventListener('click', async () => {
    try {
      text.innerHTML = (await render(field.value)) || '<p>Пока пусто: напишите текст.</p>';
    } catch (error) {
      text.textContent = (error as Error).message || 'Показать не получилось: проверьте связь и попробуйте ещё раз.';
    }
    box.hidden = false;
  });
}
