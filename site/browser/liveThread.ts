// What a discussion's page does with the live line: new posts come to its end, and who types is said.

interface LiveThread {
  thread: string;
  /** The number of the last post that the page shows or has announced. */
  number(): number;
  came(thread: string, number: number, author: string): void;
  /** A post that may be shown was edited, taken away or brought back. */
  changed(thread: string): void;
  types(thread: string, name: string): void;
}

const perPage = 20;
const typingFor = 6_000;
const sayTypingEvery = 3_000;
/** Many may look at one discussion: they do not all ask for it anew at the same moment. */
const within = 1_200;

/** The discussion of this page, when it shows one to a person. */
export function liveThread(): LiveThread | null {
  const bar = document.querySelector<HTMLElement>('.reading[data-thread][data-person]');
  const list = document.querySelector<HTMLElement>('.posts');
  if (!bar || !list) return null;
  // They stand on every page that has the bar, so that nothing moves when they are filled.
  const part = <Part extends HTMLElement>(name: string) => document.querySelector<Part>(`[data-${name}]`) as Part;
  const typing = part('typing');
  const fresh = part<HTMLAnchorElement>('fresh');
  const said = part('live-said');
  const thread = bar.dataset.thread as string;
  let shown = Number(bar.dataset.last);
  let announced = Number(bar.dataset.count);
  /** Only a page that shows the end can be added to, and only one whose address names nothing but the page. */
  const atEnd =
    shown === announced && [...new URLSearchParams(location.search).keys()].every((name) => name === 'page');

  /** The posts of this page as it is now: they bring everything that belongs to them. */
  async function postsNow(): Promise<HTMLElement[]> {
    const response = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' } });
    if (!response.ok) return [];
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...page.querySelectorAll<HTMLElement>('.posts > article.post')];
  }
  const numberOf = (post: HTMLElement) => Number(post.id.slice('post-'.length));

  /** Puts in the place of a post what it says now; one in which somebody writes just now stays as it is. */
  function renew(post: HTMLElement): void {
    const old = document.getElementById(post.id);
    if (!old || old.dataset.state === post.dataset.state || old.querySelector('textarea')) return;
    old.replaceWith(document.importNode(post, true));
    const gone = post.querySelector('.prose') === null;
    said.textContent = `Сообщение № ${numberOf(post)} ${gone ? 'убрали' : 'изменилось'}`;
  }

  let fetching: Promise<void> | null = null;
  /** One at a time; what goes wrong with the line leaves the page as it was. */
  async function take(): Promise<void> {
    while (fetching) await fetching;
    fetching = postsNow()
      .then((posts) => {
        for (const post of posts) {
          if (numberOf(post) <= shown) renew(post);
          else if (atEnd) {
            list?.append(document.importNode(post, true));
            shown = numberOf(post);
          }
        }
      })
      .catch(() => {
        // The offer below stays as the way to what is new.
      });
    await fetching;
    fetching = null;
  }

  function offer(author: string): void {
    const missing = announced - shown;
    if (missing <= 0) {
      fresh.hidden = true;
      return;
    }
    fresh.textContent = `Новых сообщений: ${missing} — показать`;
    fresh.href = `/threads/${thread}/posts/${shown + 1}`;
    fresh.hidden = false;
    said.textContent = `Новое сообщение, ${author}`;
  }

  async function show(author: string): Promise<void> {
    const samePage = Math.ceil((shown + 1) / perPage) === Math.ceil(shown / perPage);
    if (atEnd && samePage) {
      while (fetching) await fetching;
      if (shown < announced) {
        await take();
        said.textContent = `Новое сообщение, ${author}`;
      }
    }
    offer(author);
  }

  let renewing: ReturnType<typeof setTimeout> | undefined;
  const typers = new Map<string, ReturnType<typeof setTimeout>>();
  function sayTyping(): void {
    const names = [...typers.keys()];
    typing.textContent =
      names.length === 0 ? '' : names.length === 1 ? `${names[0]} печатает…` : `Печатают: ${names.join(', ')}…`;
  }
  function stops(name: string): void {
    clearTimeout(typers.get(name));
    typers.delete(name);
    sayTyping();
  }

  let toldAt = 0;
  document.querySelector('#reply')?.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLTextAreaElement) || Date.now() - toldAt < sayTypingEvery) return;
    toldAt = Date.now();
    fetch(`/api/threads/${thread}/typing`, { method: 'POST' }).catch(() => {
      // Nobody is told this time.
    });
  });

  return {
    thread,
    number: () => announced,
    came(of, number, author) {
      if (of !== thread || number <= announced) return;
      announced = number;
      bar.dataset.count = String(number);
      stops(author);
      void show(author);
    },
    changed(of) {
      if (of !== thread || renewing) return;
      renewing = setTimeout(() => {
        renewing = undefined;
        void take();
      }, Math.random() * within);
    },
    types(of, name) {
      if (of !== thread) return;
      clearTimeout(typers.get(name));
      typers.set(name, setTimeout(stops, typingFor, name));
      sayTyping();
    },
  };
}
