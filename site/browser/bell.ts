// The bell of the header: rings as notifications come (`opora:notifications`, told by the page's live stream) and falls
// silent when their page is opened. A page without the stream asks when one comes back to it.
const bell = document.querySelector<HTMLElement>('[data-bell]');

if (bell) {
  const rings = bell.querySelector('.rings');
  const show = (unread: number) => {
    bell.dataset.bell = String(unread);
    bell.setAttribute('aria-label', unread === 0 ? 'Уведомления' : `Уведомления, непрочитанных: ${unread}`);
    if (rings) rings.textContent = unread === 0 ? '' : unread > 99 ? '99+' : String(unread);
    // A page may have renamed itself meanwhile: the search says what is asked.
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = unread === 0 ? title : `(${unread}) ${title}`;
  };
  const patience = () => AbortSignal.timeout(20_000);
  let asking: Promise<void> = Promise.resolve();
  /** One question after another: an older answer that comes late must not stand over a newer one. */
  const read = (send: () => Promise<Response>) => {
    asking = asking.then(async () => {
      const response = await send().catch(() => null);
      const answer = response?.ok ? await response.json().catch(() => null) : null;
      if (answer) show((answer as { unread: number }).unread);
    });
  };
  const ask = () => read(() => fetch('/api/notifications/count', { signal: patience() }));

  addEventListener('opora:notifications', ask);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask());
  // Who has opened a page has read what pointed at it.
  if (Number(bell.dataset.bell) > 0 && location.pathname !== '/notifications')
    read(() =>
      fetch('/api/notifications/seen', {
        method: 'PUT',
        signal: patience(),
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ path: location.pathname + location.search }),
      }),
    );
}
