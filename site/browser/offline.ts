// The service worker's part of every page: brings it once the page stands, and says of a kept copy what it is.
if ('copy' in document.documentElement.dataset) void import('./offlineCopy.ts').then(({ sayCopy }) => sayCopy());

async function begin(): Promise<void> {
  const first = !navigator.serviceWorker.controller;
  // Browsers that keep nothing (a private window) refuse: then every page works as before, from the network.
  const registered = await navigator.serviceWorker.register('/sw.js').catch(() => null);
  // The page that brought the worker was fetched without it.
  if (registered && first && !location.search)
    (await navigator.serviceWorker.ready).active?.postMessage({ opened: location.pathname });
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const later = () => setTimeout(begin, 1500);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later);
}
