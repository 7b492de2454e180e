/** What the service worker and the scripts of pages agree on: names of the stores, what is kept in them and how much. */

/** Styles, scripts and pages of one build; gone with the last tab of that build. */
export const shellOf = (build: string) => `opora-shell-${build}`;
/** Copies of pages, as a guest sees them. */
export const pagesCache = 'opora-pages';
/** Styles, scripts and pictures that the kept pages are drawn with, of whatever build. */
export const assetsCache = 'opora-assets';
/** Attachments and Word files of saved pages. */
export const filesCache = 'opora-files';
export const searchCache = 'opora-search';
/** All that is gone when somebody signs out or empties the device. */
export const everything = [pagesCache, assetsCache, filesCache, searchCache];

/** Of opened pages the latest stay; saved ones stay until the person removes them. */
export const limits = {
  opened: 60,
  openedBytes: 15_000_000,
  pinned: 150,
  pinnedBytes: 60_000_000,
  filesBytes: 150_000_000,
  searchBytes: 30_000_000,
};

/** A material or a practice. */
export const isPublication = (path: string) => /^\/(?:bank|practices)\/[^/]+$/.test(path);

/** An attachment, or a material as a Word file. */
export const isFile = (path: string) => /^\/files\/|^\/(?:bank|practices)\/.+\.docx$/.test(path);

/** Pages of which a copy is kept when they are opened, as far as the server marks them as the same for every guest. */
export const isKept = (path: string) =>
  isPublication(path) || /^\/(?:|bank|practices|(?:topics|help)(?:\/[^.]*)?)$/.test(path);

/** The mark by which the server says that an answer is the same for every guest: nothing of a person stands on it. */
export const isForEveryone = (answer: Response) =>
  answer.status === 200 &&
  /\bpublic\b/.test(answer.headers.get('Cache-Control') ?? '') &&
  (answer.headers.get('Content-Type') ?? '').startsWith('text/html');
