// What writing a message gains from scripts: names with @, files by a press, by pasting and by dropping, a draft that follows
// its author from device to device, and a word of what happened meanwhile. Without them the forms work as they stand.
import './markdown.ts';
import { countLetters } from './composer/counter.ts';
import { keepDraft } from './composer/draft.ts';
import { takeFiles } from './composer/files.ts';
import { nameOthers } from './composer/mentions.ts';
import { beforeSending } from './composer/sending.ts';
import { showSimilar } from './composer/similar.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-place]')) {
  const field = form.querySelector<HTMLTextAreaElement>('textarea[data-place]');
  const place = form.dataset.place;
  if (!field || !place) continue;
  const draft = keepDraft(form, place);
  const files = takeFiles(form, field);
  countLetters(field);
  nameOthers(field, place);
  showSimilar(form);
  beforeSending(form, place, { draft, files });
}
