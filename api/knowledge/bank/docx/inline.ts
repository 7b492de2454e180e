import { ExternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx';
import type { PhrasingContent } from 'mdast';
import { config } from '../../../platform/config/index.ts';

type Marks = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'style'>;

/** Inline Markdown (emphasis, links) as runs of a paragraph. */
export const runsOf = (nodes: PhrasingContent[], marks: Marks = {}): ParagraphChild[] =>
  nodes.flatMap((node) => runOf(node, marks));

function runOf(node: PhrasingContent, marks: Marks): ParagraphChild[] {
  switch (node.type) {
    case 'text':
      return [new TextRun({ ...marks, text: node.value.replace(/\s*\n\s*/g, ' ') })];
    case 'inlineCode':
      return [new TextRun({ ...marks, text: node.value, font: 'Courier New' })];
    case 'strong':
      return runsOf(node.children, { ...marks, bold: true });
    case 'emphasis':
      return runsOf(node.children, { ...marks, italics: true });
    case 'delete':
      return runsOf(node.children, { ...marks, strike: true });
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'link': {
      const link = addressOf(node.url);
      if (!link) return runsOf(node.children, marks);
      return [new ExternalHyperlink({ link, children: runsOf(node.children, { ...marks, style: 'Hyperlink' }) })];
    }
    case 'image':
      return node.alt ? [new TextRun({ ...marks, text: `[Картинка: ${node.alt}]` })] : [];
    default:
      return 'children' in node ? runsOf(node.children as PhrasingContent[], marks) : [];
  }
}

/** Links that Word may open: web pages and mail. People type links, so some are invalid. */
function addressOf(url: string): string | null {
  if (!URL.canParse(url, config.siteUrl)) return null;
  const { protocol, href } = new URL(url, config.siteUrl);
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null;
}
