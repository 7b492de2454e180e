import { preview } from '../markdown.ts';
import type { DraftKeeper } from './draft.ts';
import type { FileTaker } from './files.ts';

interface NewPost {
  number: number;
  html: string;
  deleted: boolean;
  author: { id: string | null; name: string };
}

const patience = 4000;

interface Heard {
  status: number;
  posts: NewPost[];
}

/**
 * Whether the server hears us, and what was said here after the last post of the page. Null where the line is lost; 'slow' where
 * the answer takes too long: that is no reason to keep a message back.
 */
async function ask(place: string, seen: string): Promise<Heard | 'slow' | null> {
  const [kind, id] = place.split(':');
  const address = kind === 'thread' && seen ? `/api/threads/${id}?limit=20&cursor=${seen}` : '/api/session';
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    const answer = (await response.json()) as { posts?: { items: NewPost[] } };
    return { status: response.status, posts: answer.posts?.items ?? [] };
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'slow' : null;
  }
}

function noticeOf(posts: NewPost[]): HTMLElement {
  const notice = document.createElement('div');
  notice.className = 'notice warm newer';
  notice.setAttribute('role', 'alert');
  const box = document.createElement('div');
  const names = [...new Set(posts.map(({ author }) => author.name))].join(', ');
  const title = Object.assign(document.createElement('p'), {
    textContent: `Пока вы писали, ответили: ${names}. Посмотрите и отправьте ещё раз: ваш текст на месте.`,
  });
  const details = document.createElement('details');
  const summary = Object.assign(document.createElement('summary'), { textContent: 'Показать' });
  details.append(summary);
  for (const { author, number, html } of posts) {
    const head = Object.assign(document.createElement('p'), {
      className: 'label',
      textContent: `${author.name}, № ${number}`,
    });
    const text = document.createElement('div');
    text.className = 'prose talk';
    // Sanitised by the server when it was written, as everywhere.
    text.innerHTML = html;
    details.append(head, text);
  }
  box.append(title, details);
  notice.append(box);
  return notice;
}

/** Before a message is sent: files must be there, the server must hear us, and who answered meanwhile is named once. */
export function beforeSending(
  form: HTMLFormElement,
  place: string,
  { draft, files }: { draft: DraftKeeper; files: FileTaker },
): void {
  const seen = form.querySelector<HTMLInputElement>('input[name="seen"]');
  let cleared = false;
  let asking = false;
  /** The warning that was read already: the next press sends. */
  let told = '';

  function refuse(words: string): void {
    draft.say(words);
    const state = form.querySelector<HTMLElement>('[data-draft-state]');
    state?.setAttribute('role', 'alert');
    state?.scrollIntoView({ block: 'nearest' });
  }

  /** Who of those the text names will not hear of it; without an answer it is said after sending. */
  async function warningOf(): Promise<string> {
    const field = form.querySelector<HTMLTextAreaElement>('textarea[data-place]');
    if (!field?.value.includes('@')) return '';
    const late = new Promise<string>((resolve) => setTimeout(resolve, patience, ''));
    const warned = preview(field).then(
      ({ warning }) => warning,
      () => '',
    );
    return Promise.race([warned, late]);
  }

  async function check(submitter: HTMLElement | null): Promise<void> {
    draft.say('Отправляем…');
    const [answer] = await Promise.all([ask(place, seen?.value ?? ''), draft.settled()]);
    // The server looks for answers that came meanwhile too, and says so on the form's own page.
    if (answer === 'slow') return send(submitter);
    if (!answer)
      return refuse(
        'Нет связи с сервером: сообщение не отправлено. Текст сохранён в этом браузере, отправьте его, когда связь появится.',
      );
    if (answer.status === 401 || answer.status === 404)
      return refuse(
        'Похоже, вы вышли с платформы. Войдите в соседней вкладке и отправьте ещё раз: текст сохранён в этом браузере.',
      );
    const own = form.querySelector<HTMLElement>('[data-me]')?.dataset.me;
    const newer = answer.posts.filter(({ deleted, author }) => !deleted && author.id !== own);
    const last = answer.posts.at(-1);
    if (seen && last) seen.value = String(last.number);
    if (newer.length > 0) {
      draft.say('');
      form.querySelector('.newer')?.remove();
      const notice = noticeOf(newer);
      form.querySelector('.actions:last-of-type')?.before(notice);
      notice.scrollIntoView({ block: 'nearest' });
      return;
    }
    const warning = await warningOf();
    if (warning && warning !== told) {
      told = warning;
      return refuse(`${warning} Если так и нужно, отправьте ещё раз.`);
    }
    send(submitter);
  }

  function send(submitter: HTMLElement | null): void {
    cleared = true;
    form.requestSubmit(submitter);
    // Held back by the browser's own check of a field: the next press begins anew.
    cleared = false;
  }

  form.addEventListener('submit', (event) => {
    if (cleared) {
      cleared = false;
      draft.stop();
      return;
    }
    event.preventDefault();
    if (files.busy()) return refuse('Файл ещё загружается: подождите и отправьте.');
    if (asking) return;
    asking = true;
    void check(event.submitter).finally(() => {
      asking = false;
    });
  });
}
