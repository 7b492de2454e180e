// «Цитировать» puts the words at the end of the reply that is being written, instead of opening the page anew.
import { quotation } from '../lib/quotation.ts';

/** The words of this post that the reader has marked, when he has marked any. */
function marked(post: Element): string {
  const selection = getSelection();
  return selection &&
    !selection.isCollapsed &&
    post.contains(selection.anchorNode) &&
    post.contains(selection.focusNode)
    ? selection.toString()
    : '';
}

document.addEventListener('click', async (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-quote]');
  const field = document.querySelector<HTMLTextAreaElement>('#reply textarea');
  const post = link?.closest('article');
  if (!link || !field || !post) return;
  event.preventDefault();
  const response = await fetch(`/api/posts/${link.dataset.quote}`);
  if (!response.ok) {
    location.href = link.href;
    return;
  }
  const { body, number } = (await response.json()) as { body: string; number: number };
  const name = post.querySelector('header strong')?.textContent ?? '';
  const words = quotation(name, number, marked(post) || body);
  field.value = field.value.trim() ? `${field.value.trimEnd()}\n\n${words}` : words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
});
