// What forms gain from a script: no double sending, and typed text that outlives a closed tab. Everything works without it.
import { onItsWay } from './arrival.ts';
// Another person's unsent text is gone before it would be offered.
import { endsSession } from './device.ts';

const place = (form: HTMLFormElement) => `draft:${form.dataset.draft}`;
type Field = HTMLInputElement | HTMLTextAreaElement;
const texts = (form: HTMLFormElement) => [
  ...form.querySelectorAll<Field>('textarea[name], input[name]:is([type=text], :not([type]))'),
];
const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
/** Somebody was faster than this script. Going back, it is the browser that fills the fields, with what may have been sent. */
const hasBegun = (form: HTMLFormElement) =>
  arrival?.type !== 'back_forward' && texts(form).some((field) => field.value !== field.defaultValue);

interface Draft {
  at: number;
  values: Record<string, string>;
}

/** Somebody signs out: nothing more is kept. */
let leaving = false;

function keep(form: HTMLFormElement): void {
  if (leaving) return;
  const values = Object.fromEntries(texts(form).map((field) => [field.name, field.value]));
  try {
    localStorage.setItem(place(form), JSON.stringify({ at: Date.now(), values } satisfies Draft));
    delete form.dataset.unkept;
  } catch {
    // The browser's storage is full or forbidden: the form works without drafts, and callers can ask before they promise one.
    form.dataset.unkept = '';
  }
}

function kept(form: HTMLFormElement): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(place(form)) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Puts the kept text back and says so; one press returns what the page had. What somebody has typed before this script came stays
 * where it is, and the press brings the kept text.
 */
function restore(form: HTMLFormElement): void {
  const draft = kept(form);
  const changed = texts(form).filter((field) => draft?.values[field.name] && draft.values[field.name] !== field.value);
  if (!draft || changed.length === 0) return;
  const begun = hasBegun(form);
  const put = (words: (field: Field) => string) => {
    for (const field of changed) field.value = words(field);
  };
  const old = (field: Field) => draft.values[field.name] ?? '';
  if (!begun) put(old);
  const notice = document.createElement('p');
  notice.className = 'hint';
  notice.setAttribute('role', 'status');
  const when = new Date(draft.at).toLocaleString('ru-RU', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button quiet',
    textContent: begun ? 'Вернуть тот текст' : 'Убрать его',
  });
  button.addEventListener('click', () => {
    if (begun) {
      put(old);
      form.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      localStorage.removeItem(place(form));
      put((field) => field.defaultValue);
    }
    notice.remove();
  });
  const words = begun ? 'В этом браузере есть ещё один текст' : 'Мы вернули текст';
  notice.append(`${words}, который вы не отправили (${when}). `, button);
  form.prepend(notice);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
  if (!('failed' in form.dataset)) restore(form);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = () => {
    timer = undefined;
    keep(form);
  };
  if (hasBegun(form) && !kept(form)) keepNow();
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keepNow, 400);
  });
  // The last words before a window is closed.
  addEventListener('pagehide', () => timer !== undefined && keepNow());
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    keepNow();
    onItsWay({ copy: place(form), path: location.pathname });
  });
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (endsSession(form)) leaving = true;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if ('sending' in form.dataset) return event.preventDefault();
  form.dataset.sending = '';
  for (const button of form.querySelectorAll('button:not([type=button])')) button.setAttribute('aria-disabled', 'true');
});

// A page that comes back from the browser's memory is fresh again.
addEventListener('pageshow', () => {
  leaving = false;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sending]')) {
    delete form.dataset.sending;
    for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled');
  }
});

// An open menu closes by Escape and by a press beside it.
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && document.querySelector<HTMLDetailsElement>('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]'))
    if (!menu.contains(event.target as Node)) menu.open = false;
});
