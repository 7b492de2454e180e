// Who follows a notification has read it: told while the page is being left.
document.querySelector('main')?.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLElement>('a[data-notice]') : null;
  if (!link) return;
  fetch(`/api/notifications/${link.dataset.notice}`, { method: 'PUT', keepalive: true }).catch(() => {
    // It stays unread: nothing is lost.
  });
});
