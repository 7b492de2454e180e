import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { renderBounded } from './markdownBounds.ts';

/** Markdown of people: no raw HTML, links recognised, Russian quotes. */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: true, quotes: '«»„“' });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** A picture of our own store, with the size in its address (`#640x480`); any other address is not shown. */
function pictureAt(src: string): Record<string, string> {
  const [, own, width, height] = /^(\/files\/[0-9a-z]{16}\/[^/?#]+)(?:#(\d{1,5})x(\d{1,5}))?$/.exec(src) ?? [];
  if (!own) return {};
  return width && height ? { src: own, width, height } : { src: own };
}

/** The syntax allowed in texts of people; long ones (`longMarkdown.ts`) allow more. */
export const picturesAndLinks: sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    's',
    'a',
    'ul',
    'ol',
    'li',
    'blockquote',
    'code',
    'pre',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'img',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', 'loading', 'width', 'height'],
    ol: ['start'],
    th: ['scope'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  transformTags: {
    h1: 'h3',
    h2: 'h4',
    h3: 'h4',
    a: (_tag, { href = '' }) => ({ tagName: 'a', attribs: { href, rel: 'nofollow ugc noopener' } }),
    img: (_tag, { src = '', alt = '' }) => ({ tagName: 'img', attribs: { ...pictureAt(src), alt, loading: 'lazy' } }),
    th: sanitize.simpleTransform('th', { scope: 'col' }),
  },
  // Only pictures of our own store: a foreign one would tell its host who reads.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
};

/** Renders once, at write time: the HTML that is stored and shown, sanitised. */
export function renderMarkdown(source: string): string {
  return sanitize(renderBounded(markdown, source), picturesAndLinks);
}

/** Inline tags, which may stand inside a word; all others separate words. */
const inline = new Set(['a', 'strong', 'em', 's', 'code']);
/** Tags that end a sentence, and those that end a table cell. */
const blocks = new Set(['p', 'li', 'tr', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const cells = new Set(['td', 'th']);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * Readable plain text on one line: a block gets its missing full stop (a
 * heading, a list item), cells are separated by dots.
 */
export const onOneLine = (text: string): string =>
  text
    .replace(/(?: *\t)+ *(?=[^\s])/g, ' · ')
    .replace(/([\p{L}\p{N}»)%])\s*\n\s*(?=\S)/gu, '$1. ')
    .replace(/\s+/g, ' ')
    .trim();

/** The plain text of HTML that was made here (where every `<` of the text is escaped), for search and excerpts. */
export function plainText(html: string): string {
  const parted = html
    .replace(/\s+/g, ' ')
    .replace(/<(\/?)(\w+)[^>]*>/g, (_tag, end: string, name: string) => {
      if (inline.has(name)) return '';
      if (end && blocks.has(name)) return '\n';
      return end && cells.has(name) ? '\t' : ' ';
    })
    .replace(/&(amp|lt|gt|quot|#39);/g, (_entity, name: string) => entities[name] as string);
  return onOneLine(parted);
}
