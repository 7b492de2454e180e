/** The search off the page's own thread, so that typing never waits for it. */
import { answerTo } from './answer.ts';
import { Library } from './library.ts';
import { rehearse } from './rehearsal.ts';
import type { Request } from './types.ts';

let opening: Promise<Library> | undefined;
let rehearsed: Library | undefined;

function open(paths: readonly string[]): Promise<Library> {
  opening ??= Library.open(paths, readFile);
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

async function readFile(path: string, fresh: boolean): Promise<Uint8Array> {
  const answer = await fetch(path, fresh ? { cache: 'no-cache' } : {});
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function answer({ paths, question }: Request): Promise<unknown> {
  const library = await open(paths);
  if (!question) {
    // Behind the answer, and once: a question that comes at once should not wait for all of it.
    if (library !== rehearsed) setTimeout(() => void rehearse(library).catch(() => undefined));
    rehearsed = library;
    return undefined;
  }
  const { query, filters, options } = question;
  try {
    return await answerTo(library, query, filters, options);
  } catch {
    // The index was rebuilt more than once since it was opened, and its old files are gone: a new one is there.
    opening = undefined;
    return answerTo(await open(paths), query, filters, options);
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data).then(
    (value) => self.postMessage({ number: data.number, value }),
    (error: unknown) => self.postMessage({ number: data.number, failure: String(error) }),
  );
});
