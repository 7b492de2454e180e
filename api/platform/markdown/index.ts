export { renderArticle } from './longMarkdown.ts';
export { onOneLine, plainText, renderMarkdown } from './markdown.ts';
