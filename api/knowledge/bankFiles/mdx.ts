import type { Nodes, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { onOneLine } from '../../platform/markdown/index.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

const plainParser = unified().use(remarkParse).use(remarkGfm);

/** Parses Markdown written in the browser: brackets are plain text. */
export const parseMarkdown = (markdown: string): Root => plainParser.parse(markdown);

/** Parses the body of a file of the bank. */
export const parseBody = (body: string): Root => parser.parse(body);

/** A form to fill in: its title and content. */
interface FormTree {
  title: string;
  children: RootContent[];
}

const isForm = (node: Nodes): node is MdxJsxFlowElement => node.type === 'mdxJsxFlowElement' && node.name === 'Form';

const titleOfForm = (node: MdxJsxFlowElement): string => {
  const title = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'title');
  return typeof title?.value === 'string' ? title.value : 'Форма';
};

/** The forms of a body in order; their numbers in addresses count from 1. */
export const formsOf = (tree: Root): FormTree[] =>
  tree.children.filter(isForm).map((node) => ({ title: titleOfForm(node), children: node.children as RootContent[] }));

/** The tree with every form unwrapped: its title as a heading, then its content. */
export const withFormsOpened = (tree: Root): RootContent[] =>
  tree.children.flatMap((node) =>
    isForm(node)
      ? [
          { type: 'heading', depth: 3, children: [{ type: 'text', value: titleOfForm(node) }] } as RootContent,
          ...(node.children as RootContent[]),
        ]
      : [node],
  );

/** The plain text of a tree on one line, without the lines for handwriting. */
export function textOf(tree: Root): string {
  const parts: string[] = [];
  const walk = (node: Nodes): void => {
    if (isForm(node)) parts.push('\n', titleOfForm(node), '\n');
    if ('value' in node && typeof node.value === 'string' && node.type !== 'html')
      parts.push(node.value.replace(/_{2,}|\s+/g, ' '));
    if (node.type === 'break') parts.push(' ');
    if (!('children' in node)) return;
    for (const child of node.children) walk(child as Nodes);
    if (blocks.has(node.type)) parts.push('\n');
    if (node.type === 'tableCell') parts.push('\t');
  };
  walk(tree);
  return onOneLine(parts.join(''));
}

const blocks = new Set(['paragraph', 'heading', 'listItem', 'tableRow', 'blockquote', 'code']);

/** The headings of a body, including those inside forms. */
export const headingsOf = (tree: Root): string[] =>
  withFormsOpened(tree).flatMap((node) =>
    node.type === 'heading' ? [textOf({ type: 'root', children: [node] })] : [],
  );
