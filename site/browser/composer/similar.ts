interface Thread {
  url: string;
  title: string;
  postCount: number;
  solved: boolean;
  association: string | null;
}

function rowOf({ url, title, postCount, solved, association }: Thread): HTMLLIElement {
  const row = document.createElement('li');
  const link = Object.assign(document.createElement('a'), {
    href: url,
    textContent: title,
    target: '_blank',
    rel: 'noopener',
  });
  const about = document.createElement('span');
  about.className = 'small';
  about.textContent = [association, `сообщений: ${postCount}`, solved && 'решено'].filter(Boolean).join(' · ');
  const line = document.createElement('div');
  line.append(link, ' ', about);
  row.append(line);
  return row;
}

/** Discussions like the one that is being begun, while its title is typed. */
export function showSimilar(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLElement>('[data-similar]');
  const title = form.querySelector<HTMLInputElement>('input[name="title"]');
  const list = box?.querySelector('ul');
  if (!box || !title || !list) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  async function ask(): Promise<void> {
    const words = title?.value.trim() ?? '';
    if (words === asked || !box) return;
    asked = words;
    const found: { items?: Thread[] } | null =
      words.length < 4
        ? null
        : await fetch(`/api/threads/similar?title=${encodeURIComponent(words)}`)
            .then((response) => response.json())
            .catch(() => null);
    // An answer to an older title is no answer; without one the form does without.
    if (words !== asked) return;
    const items = found?.items ?? [];
    list?.replaceChildren(...items.map(rowOf));
    box.hidden = items.length === 0;
  }
  title.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 350);
  });
  if (title.value) void ask();
}
