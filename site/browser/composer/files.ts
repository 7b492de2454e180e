import { insert, insertBlock, onTool } from '../markdown.ts';
import { describePicture } from './describing.ts';

export interface FileTaker {
  busy(): boolean;
}
interface Uploaded {
  markdown: string;
  type: string;
}

const mostBytes = 20 * 1024 * 1024;
const endings = 'png jpg jpeg webp gif pdf docx xlsx pptx odt ods txt md csv'.split(' ');
const isPicture = (file: File) => /^image\/(png|jpeg|webp|gif)$/.test(file.type);

/** What can be told without asking the server; it looks into the file itself. */
function faultOf({ name, size, type }: File): string | null {
  if (size === 0) return 'файл пуст';
  if (size > mostBytes) return 'больше 20 МБ: уменьшите его или разделите на части';
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (!endings.includes(ending) && !type.startsWith('image/'))
    return 'такой файл приложить нельзя: подойдут картинки, PDF, DOCX, XLSX, PPTX, ODT, ODS, TXT и CSV';
  return null;
}

/** Sends with progress, which `fetch` does not tell. */
function upload(file: File, description: string, progress: (share: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('file', file);
    form.set('description', description);
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(request.response as Uploaded);
      else reject(new Error((request.response as { detail?: string } | null)?.detail ?? 'сервер не принял файл'));
    });
    request.addEventListener('error', () => reject(new Error('нет связи: проверьте её и повторите')));
    request.send(form);
  });
}

/** Files come by a press, by pasting and by dropping; each stands in a list until it is in the text. */
export function takeFiles(form: HTMLFormElement, field: HTMLTextAreaElement): FileTaker {
  form.querySelector('[data-attaching]')?.remove();
  const list = document.createElement('ul');
  list.className = 'uploads';
  list.setAttribute('aria-live', 'polite');
  field.closest('.field')?.append(list);
  let under = 0;

  async function take(file: File): Promise<void> {
    const fault = faultOf(file);
    const row = document.createElement('li');
    const words = document.createElement('span');
    row.append(words);
    const failed = (why: string, again: (() => void) | null) => {
      words.textContent = `Файл «${file.name}» не приложен: ${why}`;
      row.classList.add('failed');
      for (const [title, act] of [
        ['Повторить', again],
        ['Понятно', () => row.remove()],
      ] as const) {
        if (!act) continue;
        const press = Object.assign(document.createElement('button'), {
          type: 'button',
          className: 'button quiet',
          textContent: title,
        });
        press.addEventListener('click', () => {
          row.remove();
          act();
        });
        row.append(press);
      }
      list.append(row);
    };
    if (fault) return failed(fault, null);
    const description = isPicture(file) ? await describePicture(file) : '';
    if (description === null) return;
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', `Загрузка файла «${file.name}»`);
    words.textContent = `Загружаем «${file.name}» `;
    row.append(bar);
    list.append(row);
    under += 1;
    try {
      const { markdown, type } = await upload(file, description, (share) => {
        bar.value = share;
      });
      row.remove();
      if (type.startsWith('image/')) insertBlock(field, markdown);
      else insert(field, `${markdown} `);
    } catch (error) {
      bar.remove();
      failed((error as Error).message, () => void take(file));
    } finally {
      under -= 1;
    }
  }
  /** One after another: each picture is asked about. */
  async function takeAll(files: Iterable<File>): Promise<void> {
    for (const file of [...files]) await take(file);
  }

  function chooser(accept: string): HTMLInputElement {
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      accept,
      multiple: true,
      hidden: true,
    });
    input.addEventListener('change', async () => {
      const chosen = [...(input.files ?? [])];
      input.value = '';
      await takeAll(chosen);
    });
    form.append(input);
    return input;
  }
  const pictures = chooser('image/png,image/jpeg,image/webp,image/gif');
  const others = chooser(endings.map((ending) => `.${ending}`).join());
  pictures.dataset.choose = 'picture';
  others.dataset.choose = 'file';
  const bar = form.querySelector('markdown-toolbar');
  if (bar) {
    onTool(bar, 'picture', () => pictures.click());
    onTool(bar, 'file', () => others.click());
    onTool(bar, 'person', () => {
      const before = field.value.slice(0, field.selectionStart);
      insert(field, before === '' || /\s$/.test(before) ? '@' : ' @');
    });
  }

  field.addEventListener('paste', (event) => {
    const { clipboardData } = event;
    // Word and Excel bring a picture of the text along: there the text is what was meant.
    if (!clipboardData?.files.length || clipboardData.getData('text/plain').trim() !== '') return;
    event.preventDefault();
    void takeAll(clipboardData.files);
  });
  field.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    field.classList.add('dropping');
  });
  field.addEventListener('dragleave', () => field.classList.remove('dropping'));
  field.addEventListener('drop', (event) => {
    field.classList.remove('dropping');
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void takeAll(event.dataTransfer.files);
  });
  addEventListener('beforeunload', (event) => {
    if (under > 0) event.preventDefault();
  });
  return { busy: () => under > 0 };
}
