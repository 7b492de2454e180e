import type { Element, Root } from 'hast';
import mammoth from 'mammoth';
import type { Root as MarkdownRoot, Nodes } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { countOf } from '../russian/shared/russian.ts';
import { missedIn } from './missed.ts';
import { openParcel } from './parcel.ts';
import { tidy, titled } from './tree.ts';

export interface Converted {
  /** The first heading; null when there is none. */
  title: string | null;
  /** Pictures stand in it as `![alt](picture-1)`. */
  markdown: string;
  pictures: { type: string; bytes: Uint8Array }[];
  /** What could not be converted, in words. */
  missed: string[];
}

/** No more pictures than a text may have files (`filesIn`). */
const mostPictures = 40;
const kinds = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Word names its built-in styles in English; styles that people made in Russian are recognised too. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Название'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Заголовок ${level}'] => h${level}:fresh`),
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='Цитата'] => blockquote:fresh",
  ...[1, 2, 3, 4].map((level) => `p[style-name='toc ${level}'] => p.contents:fresh`),
  "p[style-name='TOC Heading'] => p.contents:fresh",
];

const writer = unified()
  .use(rehypeRemark, { newlines: false })
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one' });

/**
 * Converts a Word document to Markdown: headings, nested lists, tables, pictures with their descriptions, links, bold and italic.
 * @throws Bomb, NoDocument; Error when it is damaged
 */
export async function convertWord(bytes: Uint8Array): Promise<Converted> {
  const { parts, packed } = openParcel(bytes);
  const pictures: Converted['pictures'] = [];
  let foreign = 0;
  let surplus = 0;
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(packed) },
    {
      styleMap: styles,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async (image) => {
        if (!kinds.includes(image.contentType)) foreign += 1;
        else if (pictures.length >= mostPictures) surplus += 1;
        else {
          pictures.push({ type: image.contentType, bytes: new Uint8Array(await image.readAsArrayBuffer()) });
          return { src: `picture-${pictures.length}` };
        }
        return { src: '' };
      }),
    },
  );
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html) as Root;
  const seen = tidy(tree);
  const title = titled(tree);
  const undescribed = picturesIn(tree);
  const text = (await writer.run(tree)) as MarkdownRoot;
  tighten(text);
  const markdown = writer.stringify(text).trim();
  const missed = [
    ...missedIn(parts),
    seen.contents && 'Оглавление не перенеслось: на странице материала оно строится само.',
    seen.scripts && 'Часть надстрочных и подстрочных знаков стала обычными: проверьте степени и индексы.',
    seen.badLinks > 0 &&
      `${countOf(seen.badLinks, 'ссылка вела', 'ссылки вели', 'ссылок вели')} на файлы вашего компьютера: остался только текст.`,
    foreign > 0 &&
      `${countOf(foreign, 'картинка', 'картинки', 'картинок')} в виде, который браузер не показывает (EMF, WMF, TIFF): сохраните как PNG и вставьте заново.`,
    surplus > 0 && `Картинок больше ${mostPictures}: ${countOf(surplus, 'лишняя', 'лишние', 'лишних')} не перенеслись.`,
    undescribed > 0 &&
      `${countOf(undescribed, 'картинка', 'картинки', 'картинок')} без описания: в редакторе напишите, что на ней, для тех, кто её не видит.`,
  ].filter((note) => typeof note === 'string');
  return { title, markdown, pictures, missed };
}

/** Lists from Word are tight: an item is a paragraph and perhaps a nested list. */
function tighten(node: Nodes): void {
  if (node.type === 'listItem') node.spread = node.children.filter(({ type }) => type === 'paragraph').length > 1;
  if (!('children' in node)) return;
  for (const child of node.children) tighten(child as Nodes);
  if (node.type === 'list') node.spread = node.children.some(({ spread }) => spread);
}

/** Removes pictures that were not stored; returns how many of the others have no description. */
function picturesIn(parent: Root | Element): number {
  let undescribed = 0;
  parent.children = parent.children.filter((node) => {
    if (node.type !== 'element') return true;
    if (node.tagName !== 'img') {
      undescribed += picturesIn(node);
      return true;
    }
    if (!node.properties.src) return false;
    if (!String(node.properties.alt ?? '').trim()) undescribed += 1;
    return true;
  }) as typeof parent.children;
  return undescribed;
}
