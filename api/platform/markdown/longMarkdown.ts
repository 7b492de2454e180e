import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { picturesAndLinks } from './markdown.ts';
import { renderBounded } from './markdownBounds.ts';

/**
 * Markdown of an article, as in the files of the bank: headings from the second level, checklists, tables, a line break
 * within a cell as `<br />`. No other HTML; hard-wrapped lines are one paragraph.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false, typographer: true, quotes: '«»„“' });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

markdown.inline.ruler.before('autolink', 'line-break', (state, silent) => {
  const [written] = /^<br ?\/?>/i.exec(state.src.slice(state.pos, state.pos + 6)) ?? [];
  if (!written) return false;
  if (!silent) state.push('hardbreak', 'br', 0);
  state.pos += written.length;
  return true;
});

/** `[^1]: …` is text here, not a link definition. */
markdown.block.ruler.before('reference', 'footnote-like', (state, startLine) => {
  const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (!state.src.startsWith('[^', from)) return false;
  const content = state.getLines(startLine, startLine + 1, state.blkIndent, false).trim();
  if (!/^\[\^[^\]]+\]:/.test(content)) return false;
  state.push('paragraph_open', 'p', 1).map = [startLine, startLine + 1];
  const inline = state.push('inline', '', 0);
  inline.content = `\\${content}`;
  inline.map = [startLine, startLine + 1];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = startLine + 1;
  return true;
});

/** A list item that begins with `[ ]`: the box is drawn, because it is ticked on paper. */
markdown.core.ruler.after('inline', 'checklist', ({ tokens, Token }) => {
  for (const [at, token] of tokens.entries()) {
    const item = tokens[at - 2];
    if (token.type !== 'inline' || item?.type !== 'list_item_open' || !token.children?.[0]) continue;
    const [mark, state] = /^\[([ xX])\] /.exec(token.content) ?? [];
    const [first] = token.children;
    if (!mark || first.type !== 'text') continue;
    first.content = first.content.slice(mark.length);
    const box = new Token('html_inline', '', 0);
    box.content = `<span class="${state === ' ' ? 'box' : 'box ticked'}"></span>`;
    token.children.unshift(box);
    item.attrJoin('class', 'task-list-item');
  }
});

/** The pages allow no `style`, so the alignment of a column is an attribute, as in the files. */
function aligned({ style = '' }: sanitize.Attributes): sanitize.Attributes {
  const [, side] = /text-align:\s*(left|center|right)/.exec(style) ?? [];
  return side ? { align: side } : {};
}

const allowed: sanitize.IOptions = {
  ...picturesAndLinks,
  allowedTags: [...(picturesAndLinks.allowedTags as string[]), 'h2', 'span'],
  allowedAttributes: {
    ...picturesAndLinks.allowedAttributes,
    h2: ['id'],
    td: ['align'],
    th: ['scope', 'align'],
  },
  allowedClasses: { span: ['box', 'ticked'], li: ['task-list-item'] },
  transformTags: {
    ...picturesAndLinks.transformTags,
    h1: 'h2',
    h2: 'h2',
    h3: 'h3',
    td: (tagName, attribs) => ({ tagName, attribs: aligned(attribs) }),
    th: (tagName, attribs) => ({ tagName, attribs: { scope: 'col', ...aligned(attribs) } }),
  },
};

/** An id in the letters of the heading, as in the files: «что-понадобится». */
const idFrom = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

/** Renders once, at write time: the HTML that is stored and shown, sanitised. */
export function renderArticle(source: string): string {
  return withAnchors(sanitize(renderBounded(markdown, source), allowed)).replace(
    /<table>[\s\S]*?<\/table>/g,
    // A wide table scrolls within its box, also by keyboard; the page does not.
    (table) => `<div class="scroller" tabindex="0" role="group" aria-label="Таблица">${table}</div>`,
  );
}

function withAnchors(html: string): string {
  const used = new Map<string, number>();
  return html.replace(/<h2>([\s\S]*?)<\/h2>/g, (_heading, inner: string) => {
    const id = idFrom(inner.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '')) || 'part';
    const times = used.get(id) ?? 0;
    used.set(id, times + 1);
    return `<h2 id="${times ? `${id}-${times}` : id}">${inner}</h2>`;
  });
}
