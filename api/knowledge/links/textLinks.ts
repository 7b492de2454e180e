import type { Nodes } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { plainText } from '../../platform/markdown/index.ts';
import { publicationUrl } from '../bank/index.ts';
import { bankFile, treeOf } from '../bankFiles/index.ts';
import { type Target, targetOf } from './address.ts';

export interface Found extends Target {
  /** The link text, at most 120 characters. */
  label: string;
}

interface Source {
  collection: 'material' | 'practice';
  source: 'file' | 'database';
  slug: string;
  html: string;
}

/** Every distinct address in the text of a publication. A deleted file has none. */
export function linksIn(publication: Source): Found[] {
  const page = publicationUrl(publication);
  const found = publication.source === 'file' ? linksOfFile(publication) : linksOfHtml(publication.html);
  const targets = found.flatMap(({ href, label }) => {
    const target = targetOf(href, page);
    return target ? [{ ...target, label: label.trim().slice(0, 120) }] : [];
  });
  return [...new Map(targets.map((target) => [target.address, target])).values()];
}

type Link = { href: string; label: string };

function linksOfFile({ collection, slug }: Source): Link[] {
  const file = bankFile(collection, slug);
  return file ? linksOfTree(treeOf(file)) : [];
}

/** Every link and picture of a Markdown tree, including those in components. */
export function linksOfTree(tree: Nodes): Link[] {
  const found: Link[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'link') found.push({ href: node.url, label: wordsOf(node) });
    if (node.type === 'image') found.push({ href: node.url, label: node.alt ?? '' });
    if (node.type === 'definition') found.push({ href: node.url, label: node.label ?? '' });
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      for (const attribute of node.attributes)
        if (attribute.type === 'mdxJsxAttribute' && (attribute.name === 'href' || attribute.name === 'src'))
          if (typeof attribute.value === 'string') found.push({ href: attribute.value, label: wordsOf(node) });
    if ('children' in node) for (const child of node.children) walk(child as Nodes);
  };
  walk(tree);
  return found;
}

const entities: Record<string, string> = { amp: '&', quot: '"', '#39': "'", lt: '<', gt: '>' };
const decoded = (value: string) =>
  value.replace(/&(amp|quot|#39|lt|gt);/g, (_, name: string) => entities[name] as string);

/** Of HTML that was made here: attributes are in double quotes. */
function linksOfHtml(html: string): Link[] {
  const anchors = [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)];
  const pictures = [...html.matchAll(/<img\b[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  return [
    ...anchors.map(([, href = '', inside = '']) => ({ href: decoded(href), label: plainText(inside) })),
    ...pictures.map(([whole, src = '']) => ({
      href: decoded(src),
      label: decoded(/\balt="([^"]*)"/.exec(whole)?.[1] ?? 'картинка'),
    })),
  ];
}
