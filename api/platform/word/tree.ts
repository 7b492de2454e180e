import type { Element, ElementContent, Root } from 'hast';

/** What the clean-up found, to be reported to the person. */
interface Seen {
  scripts: boolean;
  contents: boolean;
  badLinks: number;
}

const isElement = (node: ElementContent | Root['children'][number] | undefined): node is Element =>
  node?.type === 'element';
const wordsOf = (node: Root | ElementContent | Root['children'][number]): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : '';
const addressOf = (node: Element): string => String(node.properties.href ?? '');

const raised = Object.fromEntries([...'0123456789+-−=()n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][at]]));
const lowered = Object.fromEntries([...'0123456789+-−=()'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][at]]));

/** «м²» where Unicode has these superscripts; null where it has not. */
function script(text: string, signs: Record<string, string | undefined>): string | null {
  const written = [...text].map((sign) => signs[sign]);
  return written.every((sign) => sign !== undefined) ? written.join('') : null;
}

/**
 * Reduces the HTML of a Word document to what a material may contain: footnotes without links back, superscripts as characters, no anchors
 * of Word's own, no table of contents, only links that lead somewhere.
 */
export function tidy(tree: Root): Seen {
  const seen: Seen = { scripts: false, contents: false, badLinks: 0 };
  const walk = (parent: Root | Element): void => {
    parent.children = parent.children.flatMap((node): ElementContent[] => {
      if (!isElement(node)) return node.type === 'text' ? [node] : [];
      walk(node);
      return tidied(node, seen);
    }) as typeof parent.children;
  };
  walk(tree);
  return seen;
}

function tidied(node: Element, seen: Seen): ElementContent[] {
  if (node.tagName === 'a') return link(node, seen);
  if (node.tagName === 'sup' || node.tagName === 'sub') {
    const text = wordsOf(node);
    // A footnote reference was a link and is in brackets by now.
    if (/^\[\d+\]$/.test(text)) return [{ type: 'text', value: text }];
    const signs = script(text, node.tagName === 'sup' ? raised : lowered);
    if (signs === null) seen.scripts = true;
    return signs === null ? node.children : [{ type: 'text', value: signs }];
  }
  if (
    node.tagName === 'ol' &&
    node.children.some((item) => isElement(item) && /^(foot|end)note-/.test(String(item.properties.id ?? '')))
  )
    return [heading('Сноски'), node];
  if (node.tagName === 'table') withHead(node);
  if (node.tagName === 'p' && node.properties.className?.toString() === 'contents') {
    seen.contents = true;
    return [];
  }
  return [node];
}

/** Markdown has no table without a head: the first row becomes it. */
function withHead(table: Element): void {
  const rows = (parent: Element): Element[] =>
    parent.children.filter(isElement).flatMap((child) => (child.tagName === 'tr' ? [child] : rows(child)));
  const [first] = rows(table);
  for (const cell of first?.children ?? []) if (isElement(cell)) cell.tagName = 'th';
}

function link(node: Element, seen: Seen): ElementContent[] {
  const address = addressOf(node);
  if (/^#(foot|end)note-ref-/.test(address)) return [];
  if (/^#(foot|end)note-/.test(address)) return [{ type: 'text', value: wordsOf(node) }];
  if (/^(https?:|mailto:)/i.test(address)) return [node];
  if (address && !address.startsWith('#')) seen.badLinks += 1;
  return node.children;
}

/** Marks the one heading that the converter adds: it stays on the second level whatever the others do. */
const notes = 'notes';
const heading = (text: string): Element => ({
  type: 'element',
  tagName: 'h2',
  properties: { id: notes },
  children: [{ type: 'text', value: text }],
});

/**
 * Takes the first heading out as the title and shifts the others so that the highest is of the second level.
 * @returns the title, or null when the first half of the document has no heading
 */
export function titled(tree: Root): string | null {
  const first = tree.children.findIndex((node) => isElement(node) && /^h[1-6]$/.test(node.tagName));
  const node = tree.children[first];
  const title = node && first <= 3 ? wordsOf(node).replace(/\s+/g, ' ').trim() : '';
  if (title) tree.children.splice(first, 1);
  const rest = tree.children.filter(
    (child): child is Element => isElement(child) && /^h[1-6]$/.test(child.tagName) && child.properties.id !== notes,
  );
  const highest = Math.min(...rest.map(({ tagName }) => Number(tagName[1])));
  for (const child of rest) child.tagName = `h${Math.min(6, Number(child.tagName[1]) - highest + 2)}`;
  return title || null;
}
