import { onItsWay, wasDelivered } from '../arrival.ts';
import { copyOf, forgetCopy, keepCopy, newKey } from './browserCopy.ts';
import { putDraft, type Stored, same, type Words } from './storedDraft.ts';
import { button, swapButton } from './twoTexts.ts';

/** The one draft of a place: kept on the server two seconds after the last letter, and in the browser until that has worked. */
export interface DraftKeeper {
  /** Saves at once, and tells whether it worked. */
  save(): Promise<boolean>;
  /** Waits for a save that is under way: it must not come after the message and make a draft of what was sent. */
  settled(): Promise<void>;
  /** The text is on its way to be a message: nothing more is saved. The browser keeps it until it has arrived. */
  stop(): void;
  say(words: string, more?: (Node | string)[]): void;
}

const clock = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' });
const silence = 2000;

export function keepDraft(form: HTMLFormElement, place: string): DraftKeeper {
  const body = form.querySelector<HTMLTextAreaElement>('textarea[data-place]') as HTMLTextAreaElement;
  const title = form.querySelector<HTMLInputElement>('input[name="title"]');
  const keyField = form.querySelector<HTMLInputElement>('input[name="key"]');
  const mark = form.querySelector<HTMLInputElement>('input[name="draftVersion"]');
  const state = form.querySelector<HTMLElement>('[data-draft-state]');
  // Else the browser brings old words into the field by «Back», over those that are written now: the draft knows better.
  for (const field of [body, title]) field?.setAttribute('autocomplete', 'off');
  const local = `draft:${place}`;
  const address = `/api/drafts/${encodeURIComponent(place)}`;
  let version = Number(mark?.value ?? 0);
  // A page that came back with a fault shows words that no draft holds yet; else what it was drawn with is the draft. What
  // somebody typed before this script began is newer than both.
  const drawn: Words = { title: title?.defaultValue ?? '', body: body.defaultValue };
  let saved: Words = 'failed' in form.dataset ? { title: '', body: '' } : drawn;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;
  let failed = false;
  let stopped = false;
  /** Somebody else's version waits for a decision: nothing is saved over it. */
  let quarrel = false;

  function words(): Words {
    return { title: title?.value ?? '', body: body.value };
  }
  function put({ title: name, body: text }: Words): void {
    body.value = text;
    if (title) title.value = name;
    body.dispatchEvent(new Event('input', { bubbles: true }));
  }
  function say(text: string, more: (Node | string)[] = []): void {
    state?.replaceChildren(text, ...more);
  }
  const keepHere = () => keepCopy(local, { version, key: keyField?.value, ...words() });
  const forgetHere = () => forgetCopy(local);

  /** Both texts are there until one of them is chosen. */
  function offer(theirs: Stored, where: string): void {
    quarrel = true;
    const swap = swapButton(theirs, words, put);
    const keep = button('Оставить этот', () => {
      quarrel = false;
      version = theirs.version;
      saved = { title: '', body: '' };
      void save();
    });
    say(`${where} Здесь ваш текст, тот не потерян.`, [' ', swap, keep]);
    if (same(words(), theirs)) keep.click();
  }

  async function send(keepalive: boolean): Promise<boolean> {
    const sent = words();
    const answer = await putDraft(address, { ...sent, version }, keepalive);
    if (answer.kind === 'refused' && !stopped) {
      const { updatedAt } = answer.current;
      const when = updatedAt ? ` (${clock.format(new Date(updatedAt))})` : '';
      offer(answer.current, `На другом устройстве сохранён ещё один черновик${when}.`);
      return false;
    }
    if (answer.kind !== 'saved') {
      failed = true;
      const why = answer.kind === 'failed' ? answer.why : '';
      const where = keepHere()
        ? 'Текст хранится пока только в этом браузере, сохраним его, как только получится.'
        : 'Текст пока нигде не сохранён: и в этом браузере нет места. Не закрывайте страницу и скопируйте его в другой документ. Мы пробуем снова каждые 10 секунд.';
      if (!stopped) say(`${why} ${where}`.trim());
      timer ??= setTimeout(save, 10_000);
      return false;
    }
    version = answer.version ?? version;
    saved = sent;
    failed = false;
    if (same(sent, words())) forgetHere();
    if (!stopped) say(version === 0 ? '' : `Сохранено в ${clock.format(new Date())}`);
    return true;
  }

  async function save(keepalive = false): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    // One at a time: each save builds on the version that the one before it got.
    while (saving) await saving;
    if (stopped || quarrel || same(saved, words())) return !failed;
    saving = send(keepalive);
    const done = await saving;
    saving = null;
    return done;
  }

  function changed(): void {
    if (stopped) return;
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(save, silence);
  }
  form.addEventListener('input', changed);
  addEventListener('pagehide', () => void save(true));
  addEventListener('online', () => void save());
  addEventListener('beforeunload', (event) => {
    if (!stopped && failed && !same(saved, words())) event.preventDefault();
  });
  /** By «Back» the browser shows a form as it was sent: what has become a message is no draft, and its key is used up. */
  function clearDelivered(): boolean {
    if (!keyField || !wasDelivered(keyField.value)) return false;
    clearTimeout(timer);
    put({ title: '', body: '' });
    clearTimeout(timer);
    forgetHere();
    saved = words();
    version = 0;
    keyField.value = newKey();
    say('То сообщение уже отправлено. Здесь можно написать следующее.');
    return true;
  }
  addEventListener('pageshow', ({ persisted }) => {
    stopped = false;
    if (persisted) clearDelivered();
  });

  for (const discard of form.querySelectorAll<HTMLButtonElement>('button[name="discard"]')) {
    discard.type = 'button';
    discard.addEventListener('click', async () => {
      const before = words();
      put({ title: '', body: '' });
      await save();
      say('Черновик убран. ', [button('Вернуть', () => put(before))]);
    });
  }

  /** What this browser could not hand over last time. */
  function restore(): void {
    const here = copyOf(local);
    const typed = words();
    const begun = !same(typed, drawn);
    if (here && !('failed' in form.dataset) && !same(here, typed)) {
      if (begun) {
        offer({ ...here, version, updatedAt: null }, 'В этом браузере есть ещё один текст, который вы не отправили.');
        return;
      }
      const theirs = { ...typed, version, updatedAt: null };
      const known = here.version === version;
      put(here);
      // Sent once more, it is the same attempt: if the first did arrive, this one makes no second message.
      if (keyField && here.key) keyField.value = here.key;
      if (known) say('Мы вернули текст, который вы не отправили.');
      else offer(theirs, 'На другом устройстве сохранён более новый черновик.');
      return;
    }
    if (begun || 'failed' in form.dataset) changed();
    else forgetHere();
  }
  if (!clearDelivered()) restore();

  return {
    save: () => save(),
    async settled() {
      const patience = new Promise((resolve) => setTimeout(resolve, 4000));
      await Promise.race([saving, patience]);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      keepHere();
      onItsWay({ copy: local, path: location.pathname, ...(keyField && { key: keyField.value }) });
    },
    say,
  };
}
