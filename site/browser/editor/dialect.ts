import { Node } from '@tiptap/core';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Marked } from 'marked';

/** The Markdown of the bank where it differs from what the editor's parser takes: the server's `api/platform/markdown/longMarkdown.ts` is the measure. */
export function bankMarked(): Marked {
  return new Marked({
    tokenizer: {
      // HTML is words here, but for a line break.
      html: () => undefined,
      tag(src) {
        const [raw] = /^<br ?\/?>/i.exec(src) ?? [];
        return raw ? ({ type: 'br', raw } as never) : undefined;
      },
      // `[^1]: …` is text and no address of a link.
      def: (src) => (/^ {0,3}\[\^/.test(src) ? undefined : false),
      // Only whole addresses become links by themselves; `a@b.ru` and `www.b.ru` stay words.
      url: (src) => (/^https?:\/\//i.test(src) ? false : undefined),
      del: (src) => (src.startsWith('~~') ? false : undefined),
    },
  });
}

/** What at the beginning of a line would be read as a list, a heading, a rule, a quotation or a definition. */
function guardedLine(line: string): string {
  return line
    .replace(/^(\s*)([-+*])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)(#{1,6})(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)(>|~{3,}|=+\s*$|[-:|][-:| ]*$)/, '$1\\$2');
}

/** Lines to be filled in by hand (`____`) are no emphasis when they stand alone; the signs before them only disturb. */
const bareLines = (text: string): string =>
  text.replace(/(?<=\S\s)((?:\\_){2,})(?=$|[\s.,;:)])/g, (marks) => marks.replaceAll('\\', ''));

/** A paragraph whose words stay words when they are read again. */
export const SafeParagraph = Paragraph.extend({
  renderMarkdown(node, helpers) {
    const encoded = helpers.renderChildren(node.content ?? []);
    // `>` needs no entity within a line, and in code an entity is the author's own.
    const written = encoded.includes('`') ? encoded : encoded.replaceAll('&gt;', '>');
    return written.split('\n').map(guardedLine).map(bareLines).join('\n');
  },
});

const signs: Record<string, string> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const plain = (title: string) =>
  title.replace(/&(quot|amp|lt|gt);/g, (entity) => Object.keys(signs).find((sign) => signs[sign] === entity) as string);

const wholeForm = /^<Form title="([^"]*)">[ \t]*\n([\s\S]*?)\n<\/Form>[ \t]*(?:\n+|$)/;

/** A ready form: stands in the text as `<Form title="…">` … `</Form>`, for readers in a frame with a button for Word. */
export const SheetForm = Node.create({
  name: 'sheetForm',
  group: 'block',
  content: 'block+',
  isolating: true,
  defining: true,
  addAttributes: () => ({ title: { default: 'Форма' } }),
  parseHTML: () => [
    {
      tag: 'figure[data-form]',
      getAttrs: (element) => ({ title: element.dataset.form }),
      contentElement: '.form-body',
    },
  ],
  renderHTML: ({ node }) => [
    'figure',
    { 'data-form': node.attrs.title, class: 'sheet-form' },
    ['figcaption', { contenteditable: 'false' }, node.attrs.title],
    ['div', { class: 'form-body' }, 0],
  ],
  markdownTokenName: 'sheetForm',
  markdownTokenizer: {
    name: 'sheetForm',
    level: 'block',
    start: (src) => src.search(/^<Form title="/m),
    tokenize(src, _tokens, lexer) {
      const [raw, title = '', inner = ''] = wholeForm.exec(src) ?? [];
      if (raw === undefined) return undefined;
      return { type: 'sheetForm', raw, title: plain(title), tokens: lexer.blockTokens(inner.trim()) };
    },
  },
  parseMarkdown: (token, helpers) => {
    const content = helpers.parseChildren(token.tokens ?? []);
    return helpers.createNode(
      'sheetForm',
      { title: token.title },
      content.length > 0 ? content : [{ type: 'paragraph' }],
    );
  },
  renderMarkdown: (node, helpers) => {
    const title = String(node.attrs?.title ?? '').replace(/["&<>]/g, (sign) => signs[sign] as string);
    return `<Form title="${title}">\n\n${helpers.renderChildren(node.content ?? [], '\n\n').trim()}\n\n</Form>`;
  },
});
