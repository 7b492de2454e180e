export { capability } from './capability.ts';
export { keepLinks } from './gather.ts';
export { type LinkView, linksQuery, linkViews } from './input.ts';
export { pagesAnswer } from './internal.ts';
export { checkAgain, countLinks, type ListedLink, listLinks, setIgnored, troubledLinksOf } from './list.ts';
export { linksIn } from './textLinks.ts';
