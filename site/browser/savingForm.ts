// What a long form gains from a script: it is saved while one writes, the list of parts shows what is filled. Typed text that
// could not be sent is kept in the browser by forms.ts. Each kind of form says where it is saved and what it holds.

const pause = 2500;
const again = 15_000;

interface Answer {
  id: string;
  version: number;
  detail?: string;
  errors?: { path: string; message: string }[];
}

export abstract class SavingForm extends HTMLElement {
  /** Where it is saved: a new one here, a known one under its id. */
  abstract readonly api: string;
  /** The pages of one stand below this. */
  abstract readonly pages: string;
  /** The name of its drafts in the browser. */
  abstract readonly draft: string;
  abstract readonly words: { untitled: string; stale: string };
  abstract contentOf(form: HTMLFormElement): Record<string, unknown>;

  #form!: HTMLFormElement;
  #status!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<void> | null = null;
  #changed = false;
  /** The last try to save did not work. */
  #failed = false;
  /** Somebody else has saved: nothing more is sent by itself, the person compares first. */
  #stale = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const status = this.querySelector<HTMLElement>('[data-status]');
    if (!form || !status) return;
    this.#form = form;
    this.#status = status;
    // What the server has just refused waits for the person, too.
    this.#stale = 'failed' in form.dataset;
    form.addEventListener('input', () => {
      this.#changed = true;
      this.#markFilled();
      this.#saveIn(pause);
    });
    form.addEventListener('submit', (event) => this.#beforeSubmit(event));
    addEventListener('online', () => this.#changed && this.#saveIn(0));
    addEventListener('pagehide', () => clearTimeout(this.#timer));
    addEventListener('beforeunload', (event) => this.#failed && this.#keptNowhere && event.preventDefault());
  }

  #say(words: string, trouble = false): void {
    if (this.#status.textContent !== words) this.#status.textContent = words;
    this.#status.toggleAttribute('data-trouble', trouble);
  }

  /** The browser has no room for a copy either (`forms.ts`). */
  get #keptNowhere(): boolean {
    return 'unkept' in this.#form.dataset;
  }

  /** The server did not keep it: says why, where the text is meanwhile and what is to be done. */
  #notKept(why: string, then: string): void {
    this.#changed = true;
    this.#failed = true;
    const where = this.#keptNowhere
      ? 'В этом браузере места тоже нет: скопируйте текст в другой документ и не закрывайте страницу.'
      : 'Текст хранится пока только в этом браузере.';
    this.#say(`Не сохранено. ${why} ${where} ${then}`, true);
  }

  #saveIn(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#stale) return;
    this.#timer = setTimeout(() => this.#save(), delay);
  }

  /** The page's own sending goes after the save under way, so that it names the newest version. */
  #beforeSubmit(event: SubmitEvent): void {
    clearTimeout(this.#timer);
    if (!this.#underWay) return;
    event.preventDefault();
    const { submitter } = event;
    void this.#underWay.then(() => {
      clearTimeout(this.#timer);
      this.#form.requestSubmit(submitter);
    });
  }

  #save(): void {
    if (this.#underWay) {
      this.#saveIn(pause);
      return;
    }
    const content = this.contentOf(this.#form);
    if (!String(content.title).trim()) {
      this.#say(this.words.untitled);
      return;
    }
    this.#changed = false;
    this.#say('Сохраняем…');
    this.#underWay = this.#send(content).finally(() => {
      this.#underWay = null;
    });
  }

  async #send(content: Record<string, unknown>): Promise<void> {
    const { id, version } = this.dataset;
    try {
      const response = await fetch(id ? `${this.api}/${id}` : this.api, {
        method: id ? 'PUT' : 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(id ? { ...content, version: Number(version) } : content),
      });
      const answer = (await response.json()) as Answer;
      if (response.ok) this.#saved(answer);
      else this.#refused(response.status, answer);
    } catch {
      this.#notKept('Нет связи с сервером.', 'Пробуем снова каждые 15 секунд.');
      this.#saveIn(again);
    }
  }

  #saved({ id, version }: Answer): void {
    this.#failed = false;
    if (!this.dataset.id) this.#begun(id);
    this.dataset.version = String(version);
    const field = this.#form.querySelector<HTMLInputElement>('input[name=version]');
    if (field) field.value = String(version);
    const time = new Date().toLocaleTimeString('ru-RU', { hour: '2-digit', minute: '2-digit' });
    this.#say(`Сохранено в ${time}`);
    if (!this.#changed) this.#forget();
  }

  #forget(): void {
    try {
      localStorage.removeItem(`draft:${this.#form.dataset.draft}`);
    } catch {
      // Forbidden: then nothing is kept there.
    }
  }

  /** From the first save on this page is the one that edits. */
  #begun(id: string): void {
    this.dataset.id = id;
    this.#forget();
    this.#form.dataset.draft = `${this.draft}:${id}`;
    this.#form.action = `${this.pages}/${id}/edit`;
    this.#form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'version' }));
    history.replaceState(null, '', `${this.pages}/${id}/edit`);
  }

  #refused(status: number, { detail, errors }: Answer): void {
    this.#changed = true;
    this.#failed = true;
    const passing = status >= 500 || status === 429;
    if (status === 409) {
      this.#stale = true;
      this.#say(this.words.stale, true);
    } else if (status === 401)
      this.#notKept('Вы вышли из системы.', 'Войдите в другой вкладке под своим именем и нажмите здесь «Сохранить».');
    else if (status === 507)
      this.#notKept('На сервере кончилось место, сообщите администратору.', 'Пробуем снова каждые 15 секунд.');
    else if (passing) this.#notKept('Сервер сейчас не справляется.', 'Пробуем снова каждые 15 секунд.');
    else this.#say(`Пока не сохранено: ${errors?.[0]?.message ?? detail ?? 'попробуйте ещё раз.'}`, true);
    if (passing) this.#saveIn(again);
  }

  #markFilled(): void {
    for (const item of document.querySelectorAll<HTMLElement>('[data-part]')) {
      const field = this.#form.elements.namedItem(item.dataset.part ?? '');
      if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
        item.toggleAttribute('data-filled', field.value.trim() !== '');
    }
  }
}
