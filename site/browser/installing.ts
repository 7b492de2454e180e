// The button that puts the site onto the device, where the browser offers it; the words beside it are for all others.
interface InstallEvent extends Event {
  prompt(): Promise<void>;
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

const place = document.querySelector<HTMLElement>('[data-install]');
const hints = document.querySelector<HTMLElement>('[data-install-hints]');
const installed = document.querySelector<HTMLElement>('[data-installed]');

function done(): void {
  if (place) place.hidden = true;
  if (hints) hints.hidden = true;
  if (installed) installed.hidden = false;
}

if (matchMedia('(display-mode: standalone)').matches) done();

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  const offer = event as InstallEvent;
  if (!place) return;
  place.hidden = false;
  place.querySelector('button')?.addEventListener(
    'click',
    async () => {
      await offer.prompt();
      // One that was refused can be asked for again by the browser's own menu.
      if ((await offer.userChoice).outcome === 'dismissed') place.hidden = true;
    },
    { once: true },
  );
});
addEventListener('appinstalled', done);

export {};
