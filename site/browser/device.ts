// What this device keeps of a person is removed when they sign out, and before another person signs in. The answer to a sign-out clears the
// browser's stores too, but over plain http no browser heeds that, and a session also ends by itself.

/** Unsent texts, what was read and what was searched. */
const personal = /^(draft:|history$|search:)/;
const WHO = 'who';

function forget(): void {
  for (const key of Object.keys(localStorage)) if (personal.test(key)) localStorage.removeItem(key);
}

/** What a guest has read stays theirs when they sign in; what another person left is removed. */
function meet(who: string): void {
  const before = localStorage.getItem(WHO);
  if (before === who) return;
  if (before) forget();
  localStorage.setItem(WHO, who);
}

/** Whether sending this form is signing out; the page that asks for it posts to itself. */
export const endsSession = (form: HTMLFormElement): boolean =>
  new URL(form.getAttribute('action') ?? '', location.href).pathname === '/sign-out';

document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || !endsSession(target)) return;
  try {
    forget();
    localStorage.removeItem(WHO);
  } catch {
    // The browser keeps nothing.
  }
});

const who = document.querySelector<HTMLElement>('[data-who]')?.dataset.who;
try {
  if (who) meet(who);
} catch {
  // The browser keeps nothing.
}
