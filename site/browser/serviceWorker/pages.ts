import { filesIn, keepFiles, keptFiles } from './files.ts';
import { guestForm, keepPage, keptPage, removePage } from './kept.ts';
import { everything, isForEveryone, isKept, isPublication } from './names.ts';
import type { Fetching } from './scope.ts';

const hour = 3_600_000;

/** How often everything was forgotten since this worker began. */
let forgotten = 0;

/** Empties the device. */
export async function forget(): Promise<void> {
  forgotten += 1;
  await Promise.all(everything.map((name) => caches.delete(name)));
}

/**
 * Keeps a copy of what was opened: the answer itself when it is every guest's, else, of a publication, its guest form. Of what
 * was still on its way when somebody left nothing stays.
 */
export async function remember(path: string, answer?: Response): Promise<void> {
  const before = forgotten;
  await keepOpened(path, answer);
  if (forgotten !== before) await forget();
}

async function keepOpened(path: string, answer?: Response): Promise<void> {
  if (!isKept(path)) return;
  if (answer && isForEveryone(answer)) return keepAnew(path, answer);
  if (answer && [404, 410].includes(answer.status)) return void (await removePage(path));
  if (answer && !isPublication(path)) return;
  const known = await keptPage(path);
  if (known && Date.now() - known.page.keptAt.getTime() < hour) return;
  const form = await guestForm(path);
  if (form) await keepAnew(path, form);
}

/** A page that says something else now has other files beside it: those that were kept with it are brought again. */
async function keepAnew(path: string, form: Response): Promise<void> {
  const before = await (await keptPage(path))?.answer.text();
  const html = await form.clone().text();
  await keepPage(path, form);
  if (before !== undefined && before !== html && (await keptFiles()).has(path)) await keepFiles(path, filesIn(html));
}

/** Marks a copy, so that the page says itself what it is. */
async function asCopy(answer: Response, keptAt: Date | null): Promise<Response> {
  const html = await answer.text();
  const marked = html.replace('<html', `<html data-copy="${keptAt?.toISOString() ?? ''}"`);
  return new Response(marked, { status: answer.status, headers: answer.headers });
}

/** From the network as ever; a copy, or the page that says what is on the device, where there is none. */
export async function openPage(event: Fetching, path: string, search: string, shell: () => Promise<Cache>) {
  const answer = await Promise.resolve(event.preloadResponse)
    .then((preloaded) => preloaded ?? fetch(event.request))
    .catch(() => null);
  if (answer && ![502, 503, 504].includes(answer.status)) {
    if (!search) event.waitUntil(remember(path, answer.clone()));
    return answer;
  }
  const copy = search ? null : await keptPage(path);
  if (copy) return asCopy(copy.answer, copy.page.keptAt);
  // The page of results is drawn by its script; what is asked stands in the address.
  const built = await (await shell()).match(path === '/search' ? '/search' : '/offline');
  // The house answers, if only to say that it cannot: that is truer than anything we have.
  if (answer && path !== '/search') return answer;
  return built ? asCopy(built, null) : Response.error();
}
