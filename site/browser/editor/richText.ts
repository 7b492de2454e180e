import { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { extensions } from './extensions.ts';
import { fitHtml } from './pasted.ts';
import { insertPicture, picturesIn } from './pictures.ts';
import { askForLink, toolbarFor } from './toolbar.ts';

/**
 * A text in Markdown that is written as it will look. The textarea within stays the form's field: what is written here is put
 * into it as Markdown, and without scripts it is all there is. `markdown` reads and replaces the text.
 */
class RichText extends HTMLElement {
  #editor!: Editor;
  #field!: HTMLTextAreaElement;
  #status!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the field held when it was last read or written here. */
  #known = '';

  connectedCallback(): void {
    const field = this.querySelector('textarea');
    if (!field || this.#field) return;
    this.#field = field;
    // Who corrects something within the text already is not carried away from it.
    if (document.activeElement === field && field.selectionEnd < field.value.trimEnd().length)
      field.addEventListener('blur', () => this.#begin(field), { once: true });
    else this.#begin(field);
  }

  #begin(field: HTMLTextAreaElement): void {
    const writing = document.activeElement === field;
    this.#known = field.value;
    const place = Object.assign(document.createElement('div'), { className: 'editor-text prose' });
    this.#status = Object.assign(document.createElement('p'), { className: 'hint' });
    this.#status.setAttribute('role', 'status');
    this.#editor = new Editor({
      element: place,
      extensions,
      // The pages allow no style of a script's own; it stands in BodyField.astro.
      injectCSS: false,
      content: field.value,
      contentType: 'markdown',
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': field.labels[0]?.textContent?.trim() ?? 'Текст',
          lang: 'ru',
        },
        handlePaste: (_view, event) => this.#take(picturesIn(event.clipboardData)),
        handleDrop: (view, event, _slice, moved) =>
          !moved &&
          this.#take(
            picturesIn(event.dataTransfer),
            view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos,
          ),
        transformPastedHTML: (html) => this.#cleaned(html),
        handleKeyDown: (_view, event) => {
          if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyK') return false;
          void askForLink(this.#editor);
          return true;
        },
      },
      onUpdate: () => this.#putSoon(),
      onFocus: () => this.#takeOver(),
      onBlur: () => this.#put(),
    });
    const bar = toolbarFor(this.#editor, (words) => this.#say(words));
    const source = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'button quiet',
      textContent: 'Показать разметку Markdown',
    });
    source.addEventListener('click', () => this.#turn(source));
    field.before(bar, place);
    this.append(this.#status, source);
    // Who writes at the end already goes on writing there: no letter falls beside it.
    if (writing) {
      this.#editor.commands.setTextSelection(this.#editor.state.doc.content.size);
      this.#editor.view.focus();
    }
    field.hidden = true;
    // The label leads to the field that is hidden now.
    field.labels[0]?.addEventListener('click', () => this.#editor.commands.focus());
    field.form?.addEventListener('submit', () => this.#put());
    // A press that takes a kept text out of the fields again (`forms.ts`) is seen here at once.
    field.form?.addEventListener('click', () => setTimeout(() => this.#takeOver()));
    // Before the form keeps what stands in its fields (`forms.ts`).
    addEventListener('pagehide', () => this.#put(), { capture: true });
    this.dataset.ready = '';
  }

  get markdown(): string {
    return this.#editor.getMarkdown().trim();
  }
  set markdown(text: string) {
    this.#editor.commands.setContent(text, { contentType: 'markdown', emitUpdate: false });
  }

  get editor(): Editor {
    return this.#editor;
  }

  #say(words: string): void {
    this.#status.textContent = words;
  }

  #putSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#put(), 400);
  }

  /** Writes into the form's field only what a person changed: opening a text does not rewrite its Markdown. */
  #put(): void {
    if (this.#timer === undefined || !this.#field.hidden) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#field.value = this.markdown;
    this.#known = this.#field.value;
    this.#field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** The page may have put a kept text into the field, or taken it out again. */
  #takeOver(): void {
    if (this.#field.value === this.#known || this.#timer !== undefined) return;
    this.#known = this.#field.value;
    this.markdown = this.#field.value;
  }

  /** Asks about each picture in turn; one that is dropped (`at`) goes behind the lines there, not into a word. */
  #take(pictures: File[], at?: number): boolean {
    if (pictures.length === 0) return false;
    if (at !== undefined) {
      const { $head } = TextSelection.near(this.#editor.state.doc.resolve(at));
      this.#editor.commands.setTextSelection($head.parent.isTextblock ? $head.end() : at);
    }
    void (async () => {
      for (const picture of pictures) await insertPicture(this.#editor, picture, (words) => this.#say(words));
    })();
    return true;
  }

  /** Pictures of other places and of Word's own folder cannot be shown to readers. */
  #cleaned(given: string): string {
    const { html, foreign } = fitHtml(given);
    if (foreign > 0)
      this.#say('Картинки из чужого документа не вставились. Сохраните каждую как файл и добавьте кнопкой «Картинка».');
    return html;
  }

  /** Between the text as it will look and its Markdown. */
  #turn(button: HTMLButtonElement): void {
    const place = this.querySelector<HTMLElement>('.editor-text');
    const bar = this.querySelector<HTMLElement>('.editor-tools');
    if (this.#field.hidden) {
      this.#put();
      this.#field.hidden = false;
      this.#field.focus();
    } else {
      if (this.#field.value.trim() !== this.markdown) this.markdown = this.#field.value;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#field.hidden = true;
    }
    const shown = !this.#field.hidden;
    place?.toggleAttribute('hidden', shown);
    bar?.toggleAttribute('hidden', shown);
    button.textContent = shown ? 'Вернуться к тексту' : 'Показать разметку Markdown';
  }
}

customElements.define('rich-text', RichText);
