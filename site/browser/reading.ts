// Tells the server how far a discussion has been read, and shows where one is while scrolling.
const bar = document.querySelector<HTMLElement>('.reading[data-thread]');
const list = document.querySelector<HTMLElement>('.posts');

if (bar && list) {
  const { thread, count } = bar.dataset;
  let told = Number(bar.querySelector<HTMLElement>('[data-read]')?.dataset.read ?? 0);
  let seen = told;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    if (seen <= told || !('person' in bar.dataset)) return;
    told = seen;
    // `keepalive` lets it arrive although the page is being left.
    fetch(`/api/threads/${thread}/position`, {
      method: 'PUT',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ number: told }),
    }).catch(() => {
      // The line is lost: the next post that is read tells it again.
      told = 0;
    });
  };

  const now = document.createElement('p');
  now.className = 'place-now';
  now.hidden = true;
  if (Number(count) > 5) list.after(now);

  const numberOf = (post: Element) => Number(post.id.slice('post-'.length));
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target, boundingClientRect } of entries) {
        // Read is what has come into sight down to its end; a long post counts once its end has passed.
        if (!isIntersecting && boundingClientRect.bottom > innerHeight) continue;
        const number = numberOf(target.parentElement as Element);
        if (document.visibilityState === 'visible' && number > seen) seen = number;
        if (isIntersecting) {
          now.textContent = `Сообщение ${number} из ${bar.dataset.count}`;
          now.hidden = false;
        }
      }
      if (seen > told) timer ??= setTimeout(tell, 1500);
    },
    { rootMargin: '0px 0px -10% 0px' },
  );

  const observe = (post: Element) => {
    if (!post.matches('article.post') || post.querySelector(':scope > .end')) return;
    const end = document.createElement('span');
    end.className = 'end';
    end.setAttribute('aria-hidden', 'true');
    post.append(end);
    watcher.observe(end);
  };
  for (const post of list.children) observe(post);
  // Posts that come while the page stands open are read like the others.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) observe(node);
  }).observe(list, { childList: true });

  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
  addEventListener('pagehide', tell);
}
