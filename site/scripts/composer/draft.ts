/** The one draft of a place: kept on the server two seconds after the last letter, and in the browser until that has worked. */
export interface DraftKeeper {
  /** Saves at once, and tells whether it worked. */
  save(): Promise<boolean>;
  /** The text is on its way to be a message: nothing more is saved. */
  stop(): void;
  say(words: string, more?: (Node | string)[]): void;
}

interface Stored {
  title: string;
  body: string;
  version: number;
  updatedAt: string | null;
}
type Words = Pick<Stored, 'title' | 'body'>;

const clock = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' });
const silence = 2000;
const same = (one: Words, other: Words) => one.title === other.title && one.body === other.body;

function button(title: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button quiet',
    textContent: title,
  });
  made.addEventListener('click', act);
  return made;
}

export function keepDraft(form: HTMLFormElement, place: string): DraftKeeper {
  const body = form.querySelector<HTMLTextAreaElement>('textarea[data-place]') as HTMLTextAreaElement;
  const title = form.querySelector<HTMLInputElement>('input[name="title"]');
  const mark = form.querySelector<HTMLInputElement>('input[name="draftVersion"]');
  const state = form.querySelector<HTMLElement>('[data-draft-state]');
  const local = `draft:${place}`;
  const address = `/api/drafts/${encodeURIComponent(place)}`;
  let version = Number(mark?.value ?? 0);
  let saved = words();
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
  function keepHere(): boolean {
    try {
      localStorage.setItem(local, JSON.stringify({ version, ...words() }));
      return true;
    } catch {
      // Full or forbidden: the server's draft is all there is.
      return false;
    }
  }
  function forgetHere(): void {
    try {
      localStorage.removeItem(local);
    } catch {
      // Forbidden: then nothing is there either.
    }
  }

  /** Both texts are there; one press shows the other one and the next one brings this back. */
  function offer(theirs: Stored, where: string): void {
    quarrel = true;
    const mine = words();
    let other: Words = theirs;
    const swap = button('Показать тот текст', () => {
      const now = words();
      put(other);
      other = now;
      swap.textContent = swap.textContent === 'Показать тот текст' ? 'Вернуть мой' : 'Показать тот текст';
    });
    const keep = button('Оставить этот', () => {
      quarrel = false;
      version = theirs.version;
      saved = { title: '', body: '' };
      void save();
    });
    say(`${where} Здесь ваш текст, тот не потерян.`, [' ', swap, keep]);
    if (same(mine, theirs)) keep.click();
  }

  async function send(keepalive: boolean): Promise<boolean> {
    const sent = words();
    try {
      const response = await fetch(address, {
        method: 'PUT',
        keepalive,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...sent, version }),
      });
      const answer = (await response.json()) as Partial<Stored> & { current?: Stored; detail?: string };
      if (response.status === 409 && answer.current && !stopped) {
        offer(
          answer.current,
          `На другом устройстве сохранён ещё один черновик${answer.current.updatedAt ? ` (${clock.format(new Date(answer.current.updatedAt))})` : ''}.`,
        );
        return false;
      }
      if (!response.ok) throw new Error(answer.detail);
      version = answer.version ?? version;
      saved = sent;
      failed = false;
      if (same(sent, words())) forgetHere();
      if (!stopped) say(version === 0 ? '' : `Сохранено в ${clock.format(new Date())}`);
      return true;
    } catch (error) {
      failed = true;
      const why = error instanceof TypeError ? 'Нет связи с сервером.' : (error as Error).message;
      if (!stopped) say(`${why} Текст хранится пока только в этом браузере, сохраним его, как только получится.`);
      timer ??= setTimeout(save, 10_000);
      return false;
    }
  }

  async function save(keepalive = false): Promise<boolean> {
    clearTimeout(timer);
    timer = undefined;
    if (stopped || quarrel || same(saved, words())) return !failed;
    // One at a time: each save builds on the version that the one before it got.
    if (saving) await saving;
    saving = send(keepalive);
    const done = await saving;
    saving = null;
    return done;
  }

  form.addEventListener('input', () => {
    if (stopped) return;
    keepHere();
    clearTimeout(timer);
    timer = setTimeout(save, silence);
  });
  addEventListener('pagehide', () => void save(true));
  addEventListener('online', () => void save());
  addEventListener('beforeunload', (event) => {
    if (!stopped && failed && !same(saved, words())) event.preventDefault();
  });
  addEventListener('pageshow', () => {
    stopped = false;
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
    let here: (Words & { version: number }) | null = null;
    try {
      here = JSON.parse(localStorage.getItem(local) ?? 'null');
    } catch {
      // Not readable: nothing to restore.
    }
    if (!here || 'failed' in form.dataset) return;
    if (same(here, words()) || (here.body === '' && here.title === '')) {
      forgetHere();
      return;
    }
    if (here.version === version) {
      put(here);
      say('Мы вернули текст, который вы не отправили.');
      return;
    }
    const theirs = { ...words(), version, updatedAt: null };
    put(here);
    offer(theirs, 'На другом устройстве сохранён более новый черновик.');
  }
  restore();

  return {
    save: () => save(),
    stop() {
      stopped = true;
      clearTimeout(timer);
      forgetHere();
    },
    say,
  };
}
