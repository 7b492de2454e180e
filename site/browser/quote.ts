// «Цитировать» and «Ответить» work on the reply that is being written, instead of opening the page anew; words that the
// reader has marked in a post offer to be quoted.
import { quotation } from './quotation.ts';

const field = document.querySelector<HTMLTextAreaElement>('#reply textarea[name=body]');
const line = document.querySelector<HTMLElement>('[data-reply-to]');

/** The text of this post that the reader has selected, if any. */
function marked(post: Element): string {
  const selection = getSelection();
  return selection &&
    !selection.isCollapsed &&
    post.contains(selection.anchorNode) &&
    post.contains(selection.focusNode)
    ? selection.toString()
    : '';
}

const nameOf = (post: Element) => post.querySelector('header strong')?.textContent ?? '';
const numberOf = (post: Element) => Number(post.id.replace('post-', ''));

function put(words: string): void {
  if (!field) return;
  field.value = field.value.trim() ? `${field.value.trimEnd()}\n\n${words}` : words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

/** Which post the reply answers; none for an empty id. */
function answer(id: string, words: string): void {
  const input = line?.querySelector<HTMLInputElement>('input[name=replyTo]');
  const said = line?.querySelector('span');
  if (!line || !input || !said) return;
  input.value = id;
  said.textContent = words;
  line.hidden = id === '';
}

async function quote(link: HTMLAnchorElement, post: Element): Promise<void> {
  const chosen = marked(post);
  if (chosen) return put(quotation(nameOf(post), numberOf(post), chosen));
  const answer: { body?: string } | null = await fetch(`/api/posts/${link.dataset.quote}`)
    .then((response) => response.json())
    .catch(() => null);
  if (answer?.body === undefined) location.href = link.href;
  else put(quotation(nameOf(post), numberOf(post), answer.body));
}

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-quote], a[data-reply], a[data-reply-none]');
  if (!link || !field) return;
  event.preventDefault();
  const post = link.closest('article');
  if (!post) return answer('', '');
  if (link.dataset.quote) void quote(link, post);
  else {
    answer(link.dataset.reply as string, `В ответ на № ${numberOf(post)}, ${nameOf(post)}`);
    field.focus();
  }
});

let offer: HTMLButtonElement | null = null;

/** A button beside the words that were marked in a post. */
function offerQuotation(): void {
  offer?.remove();
  offer = null;
  const selection = getSelection();
  const node = selection?.anchorNode;
  const words = (node instanceof Element ? node : node?.parentElement)?.closest('.post > .prose');
  const post = words?.closest('article');
  if (!field || !selection || !post || !marked(post).trim()) return;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quote-marked';
  button.textContent = 'Цитировать';
  button.style.top = `${box.bottom + scrollY + 6}px`;
  button.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - 160))}px`;
  button.addEventListener('click', () => {
    put(quotation(nameOf(post), numberOf(post), marked(post)));
    button.remove();
  });
  document.body.append(button);
  offer = button;
}

let waiting: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('selectionchange', () => {
  clearTimeout(waiting);
  waiting = setTimeout(offerQuotation, 250);
});
