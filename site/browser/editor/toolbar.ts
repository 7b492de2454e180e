import type { Editor } from '@tiptap/core';
import { ask } from './ask.ts';
import { insertPicture } from './pictures.ts';

interface Tool {
  title: string;
  /** Said by a screen reader and shown on hovering, with the keys. */
  hint?: string;
  act(editor: Editor, say: (words: string) => void): unknown;
  active?(editor: Editor): boolean;
  /** Shown only there. */
  within?: string;
}

const writing: Tool[] = [
  {
    title: 'Заголовок',
    hint: 'Ctrl+Alt+2',
    act: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
    active: (e) => e.isActive('heading', { level: 2 }),
  },
  {
    title: 'Подзаголовок',
    hint: 'Ctrl+Alt+3',
    act: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
    active: (e) => e.isActive('heading', { level: 3 }),
  },
  {
    title: 'Жирный',
    hint: 'Ctrl+B',
    act: (e) => e.chain().focus().toggleBold().run(),
    active: (e) => e.isActive('bold'),
  },
  {
    title: 'Курсив',
    hint: 'Ctrl+I',
    act: (e) => e.chain().focus().toggleItalic().run(),
    active: (e) => e.isActive('italic'),
  },
  {
    title: 'Список',
    hint: 'Ctrl+Shift+8',
    act: (e) => e.chain().focus().toggleBulletList().run(),
    active: (e) => e.isActive('bulletList'),
  },
  {
    title: 'По порядку',
    hint: 'Ctrl+Shift+7',
    act: (e) => e.chain().focus().toggleOrderedList().run(),
    active: (e) => e.isActive('orderedList'),
  },
  {
    title: 'Чек-лист',
    hint: 'Ctrl+Shift+9',
    act: (e) => e.chain().focus().toggleTaskList().run(),
    active: (e) => e.isActive('taskList'),
  },
  {
    title: 'Цитата',
    hint: 'Ctrl+Shift+B',
    act: (e) => e.chain().focus().toggleBlockquote().run(),
    active: (e) => e.isActive('blockquote'),
  },
  { title: 'Ссылка', hint: 'Ctrl+K', act: link, active: (e) => e.isActive('link') },
  { title: 'Картинка', act: (e, say) => insertPicture(e, null, say) },
  { title: 'Таблица', act: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
  {
    title: 'Форма',
    hint: 'Рамка с названием: её скачивают в Word и заполняют',
    act: form,
    active: (e) => e.isActive('sheetForm'),
  },
  { title: 'Отменить', hint: 'Ctrl+Z', act: (e) => e.chain().focus().undo().run() },
  { title: 'Вернуть', hint: 'Ctrl+Shift+Z', act: (e) => e.chain().focus().redo().run() },
];

const table: Tool[] = [
  { title: 'Строка ниже', act: (e) => e.chain().focus().addRowAfter().run() },
  { title: 'Столбец справа', act: (e) => e.chain().focus().addColumnAfter().run() },
  { title: 'Убрать строку', act: (e) => e.chain().focus().deleteRow().run() },
  { title: 'Убрать столбец', act: (e) => e.chain().focus().deleteColumn().run() },
  { title: 'Убрать таблицу', act: (e) => e.chain().focus().deleteTable().run() },
];

const sheet: Tool[] = [
  { title: 'Название формы', act: form },
  { title: 'Снять рамку формы', act: (e) => e.chain().focus().lift('sheetForm').run() },
];

async function link(editor: Editor): Promise<void> {
  const known = String(editor.getAttributes('link').href ?? '');
  const answer = await ask('Ссылка', 'Готово', [
    {
      name: 'href',
      label: 'Адрес',
      value: known,
      required: false,
      hint: 'Страница Опоры — с косой черты: /bank/bilet-na-vyhod. Пустой адрес убирает ссылку.',
    },
  ]);
  if (!answer) return;
  const typed = String(answer.get('href')).trim();
  const chain = editor.chain().focus().extendMarkRange('link');
  if (!typed) chain.unsetLink().run();
  else {
    const href = /^(https?:\/\/|mailto:|\/|#)/i.test(typed) ? typed : `https://${typed}`;
    if (editor.state.selection.empty && !known)
      chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
  }
}

async function form(editor: Editor): Promise<void> {
  const within = editor.isActive('sheetForm');
  const answer = await ask(within ? 'Название формы' : 'Готовая форма', 'Готово', [
    {
      name: 'title',
      label: 'Название',
      value: within ? String(editor.getAttributes('sheetForm').title) : '',
      hint: 'Оно станет именем файла Word: «Листок самопроверки».',
    },
  ]);
  if (!answer) return;
  const title = String(answer.get('title')).trim() || 'Форма';
  if (within) editor.chain().focus().updateAttributes('sheetForm', { title }).run();
  else editor.chain().focus().wrapIn('sheetForm', { title }).run();
}

/** The row of tools above a text, in words; where a table or a form is under the cursor its own tools come along. */
export function toolbarFor(editor: Editor, say: (words: string) => void): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'editor-tools';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Оформление текста');
  const marked: (() => void)[] = [];
  const row = (tools: readonly Tool[], within?: string) => {
    const group = Object.assign(document.createElement('div'), { className: 'tools' });
    for (const { title, hint, act, active } of tools) {
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        textContent: title,
        title: hint ?? '',
      });
      button.addEventListener('click', () => void act(editor, say));
      group.append(button);
      if (active) marked.push(() => button.setAttribute('aria-pressed', String(active(editor))));
    }
    if (within) marked.push(() => group.toggleAttribute('hidden', !editor.isActive(within)));
    bar.append(group);
  };
  row(writing);
  row(table, 'table');
  row(sheet, 'sheetForm');
  const refresh = () => {
    for (const mark of marked) mark();
  };
  editor.on('transaction', refresh);
  refresh();
  return bar;
}

export const askForLink = link;
