// The search box of every page: suggestions come with the first focus, what was searched stays on the device.
import { noteSearch } from './suggest/recent.ts';

const input = document.querySelector<HTMLInputElement>('form[data-opora-search] input[type=search]');
const form = input?.form;

if (input && form) {
  let begun = false;
  /** What stood there when somebody turned to the box, or was asked for already: nothing is suggested to that. */
  let before = input.defaultValue;
  const begin = async () => {
    if (begun) return;
    begun = true;
    try {
      const { SuggestionBox } = await import('./suggest/box.ts');
      new SuggestionBox(input, form, before);
    } catch {
      // Without suggestions the box searches all the same; the next focus tries again.
      begun = false;
    }
  };
  input.addEventListener('focus', () => {
    if (!begun) before = input.value;
    void begin();
  });
  // Somebody may be typing already.
  if (document.activeElement === input) void begin();
  form.addEventListener('submit', () => {
    before = input.value;
    noteSearch(input.value);
  });
}
