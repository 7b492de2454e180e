import type { Editor } from '@tiptap/core';
import { ask } from './ask.ts';

interface Stored {
  url: string;
  width: number | null;
  height: number | null;
  detail?: string;
  errors?: { message: string }[];
}

const alternative = {
  name: 'alt',
  label: 'Что на картинке',
  hint: 'Одним предложением, для тех, кто её не видит: «Схема: урок из четырёх шагов по кругу».',
};

/** Stores a picture and puts it into the text where the cursor stands; tells what went wrong through `say`. */
export async function insertPicture(editor: Editor, given: File | null, say: (words: string) => void): Promise<void> {
  const answer = await ask('Картинка', 'Вставить', [
    ...(given
      ? []
      : [{ name: 'file', label: 'Файл', type: 'file' as const, hint: 'PNG, JPEG, WebP или GIF, до 20 МБ.' }]),
    alternative,
  ]);
  const file = given ?? answer?.get('file');
  const alt = String(answer?.get('alt') ?? '').trim();
  if (!answer || !(file instanceof File)) return;
  say('Загружаем картинку…');
  const form = new FormData();
  form.set('file', file);
  form.set('description', alt);
  try {
    const response = await fetch('/api/files', { method: 'POST', body: form });
    const stored = (await response.json()) as Stored;
    if (!response.ok) {
      say(stored.errors?.[0]?.message ?? stored.detail ?? 'Картинку не удалось загрузить.');
      return;
    }
    const size = stored.width && stored.height ? `#${stored.width}x${stored.height}` : '';
    editor
      .chain()
      .focus()
      .setImage({ src: `${stored.url}${size}`, alt })
      .run();
    say('Картинка вставлена.');
  } catch {
    say('Нет связи, картинка не загрузилась. Текст на месте: вставьте её ещё раз, когда связь появится.');
  }
}

/**
 * The pictures that are pasted or dropped as files. Text that comes along (as from Word) goes first; a picture that was copied
 * from a page comes with nothing but its address there.
 */
export function picturesIn(transfer: DataTransfer | null): File[] {
  if (!transfer) return [];
  const pictures = [...transfer.files].filter(({ type }) => type.startsWith('image/'));
  if (pictures.length === 0 || !transfer.types.includes('text/html')) return pictures;
  const words = transfer.getData('text/html').replace(/<!--[\s\S]*?-->|<[^>]*>/g, '');
  return words.trim() === '' ? pictures : [];
}
