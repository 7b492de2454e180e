import type { Extensions } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import { Markdown } from '@tiptap/markdown';
import StarterKit from '@tiptap/starter-kit';
import { bankMarked, SafeParagraph, SheetForm } from './dialect.ts';
import { lists } from './lists.ts';

/**
 * Pictures lie in our own store. One of another place stays in the Markdown, but here too it is words: asking for it would
 * tell its host who writes, and readers would not see it.
 */
const OwnImage = Image.extend({
  parseHTML: () => [{ tag: 'img[src^="/files/"]' }],
  renderHTML({ node }) {
    const { src, alt, title } = node.attrs as { src: string | null; alt: string | null; title: string | null };
    if (src?.startsWith('/files/')) return ['img', { src, alt: alt ?? '', ...(title && { title }) }];
    return [
      'span',
      { class: 'foreign-picture' },
      `[Картинка с чужого сайта не показывается: ${alt || 'без описания'}]`,
    ];
  },
});

/** All that a body may hold, and its way to Markdown and back. */
export const extensions: Extensions = [
  StarterKit.configure({
    paragraph: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    underline: false,
    link: { openOnClick: false, defaultProtocol: 'https' },
  }),
  SafeParagraph,
  SheetForm,
  TableKit.configure({ table: { resizable: false } }),
  ...lists,
  OwnImage.configure({ inline: true }),
  Placeholder.configure({ placeholder: 'Пишите здесь. Таблицу и текст можно вставить из Word.' }),
  Markdown.configure({ marked: bankMarked() as never }),
];
