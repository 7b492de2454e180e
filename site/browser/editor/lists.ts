import type { JSONContent, MarkdownParseHelpers, MarkdownRendererHelpers, MarkdownToken } from '@tiptap/core';
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';

// The library's own way of reading lists drops what stands below the first line of an item (code, quotations) and loses its
// depth. Here a list is what the Markdown parser says it is, and it is written with all its content below its mark.

type Item = MarkdownToken & { task?: boolean; checked?: boolean };

const isEmpty = (node: JSONContent | undefined) => node?.type === 'paragraph' && !node.content?.length;

/** The content of an item: words of a tight list are a paragraph too, and there is always one at its head. */
function itemContent({ tokens = [] }: Item, helpers: MarkdownParseHelpers): JSONContent[] {
  const blocks = tokens
    .filter(({ type }) => type !== 'checkbox' && type !== 'space')
    .map((token) => (token.type === 'text' ? { ...token, type: 'paragraph' } : token));
  const content = helpers.parseChildren(blocks);
  return content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content];
}

/** Neighbours of one kind make a list; an item with a box ends a list without, and the other way round. */
function listsOf(token: MarkdownToken, helpers: MarkdownParseHelpers): JSONContent[] {
  const lists: JSONContent[] = [];
  for (const item of (token.items ?? []) as Item[]) {
    const type = item.task ? 'taskList' : token.ordered ? 'orderedList' : 'bulletList';
    if (lists.at(-1)?.type !== type)
      lists.push({ type, content: [], ...(type === 'orderedList' && { attrs: { start: Number(token.start) || 1 } }) });
    const attrs = item.task ? { attrs: { checked: item.checked === true } } : {};
    lists
      .at(-1)
      ?.content?.push({ type: item.task ? 'taskItem' : 'listItem', ...attrs, content: itemContent(item, helpers) });
  }
  return lists;
}

function itemText(mark: string, { content = [] }: JSONContent, helpers: MarkdownRendererHelpers): string {
  const children = content.length > 1 && isEmpty(content[0]) ? content.slice(1) : content;
  const [width] = /^(?:[-*]|\d+\.) /.exec(mark) ?? [mark];
  const text = children
    .map((child, at) => {
      const close = at > 0 && child.type?.endsWith('List') && children[at - 1]?.type === 'paragraph';
      return `${at === 0 ? '' : close ? '\n' : '\n\n'}${helpers.renderChildren([child]).replace(/^\n+|\n+$/g, '')}`;
    })
    .join('');
  return mark + text.replace(/\n(?!\n|$)/g, `\n${' '.repeat(width.length)}`);
}

const listText =
  (markOf: (item: JSONContent, index: number, list: JSONContent) => string) =>
  (node: JSONContent, helpers: MarkdownRendererHelpers): string =>
    (node.content ?? []).map((item, index) => itemText(markOf(item, index, node), item, helpers)).join('\n');

export const lists = [
  BulletList.extend({ parseMarkdown: listsOf as never, renderMarkdown: listText(() => '- ') }),
  OrderedList.extend({
    markdownTokenizer: null as never,
    parseMarkdown: () => [],
    renderMarkdown: listText((_item, index, { attrs }) => `${Number(attrs?.start ?? 1) + index}. `),
  }),
  ListItem.extend({ renderMarkdown: (node, helpers) => helpers.renderChildren(node.content ?? []) }),
  TaskList.extend({
    markdownTokenizer: null as never,
    markdownTokenName: 'none',
    parseMarkdown: () => [],
    renderMarkdown: listText(({ attrs }) => (attrs?.checked ? '- [x] ' : '- [ ] ')),
  }),
  TaskItem.configure({ nested: true }),
];
