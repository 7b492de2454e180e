import { plainText, renderArticle } from '../../platform/markdown/index.ts';

/** The parts of a body in order: Markdown, and ready forms to fill in on paper or in Word. */
export type Piece = { kind: 'text'; markdown: string } | { kind: 'form'; title: string; markdown: string };

const opening = /^<Form title="([^"]*)">[ \t]*$/;
const closing = /^<\/Form>[ \t]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;

const entities: Record<string, string> = { '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const plainTitle = (written: string) => written.replace(/&(quot|amp|lt|gt);/g, (entity) => entities[entity] as string);

/**
 * Splits a body at its forms. A form begins with a line `<Form title="…">` and ends with `</Form>`; an unclosed one is
 * text, and so is one within a code block.
 */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let form: { title: string; line: string } | null = null;
  let fenced: string | null = null;
  const text = () => {
    const markdown = lines.join('\n').trim();
    lines = [];
    if (markdown) pieces.push({ kind: 'text', markdown });
  };
  for (const line of body.split('\n')) {
    const [, marks] = fence.exec(line) ?? [];
    if (marks && (!fenced || (marks[0] === fenced[0] && marks.length >= fenced.length))) fenced = fenced ? null : marks;
    const title: string | undefined = fenced || form ? undefined : opening.exec(line)?.[1];
    if (title !== undefined) {
      text();
      form = { title: plainTitle(title), line };
    } else if (form && !fenced && closing.test(line)) {
      pieces.push({ kind: 'form', title: form.title, markdown: lines.join('\n').trim() });
      lines = [];
      form = null;
    } else lines.push(line);
  }
  if (form) lines.unshift(form.line);
  text();
  return pieces;
}

export interface RenderedBody {
  /** Safe HTML; each form is a `<figure data-form="title">…</figure>`. */
  html: string;
  /** The plain text, for search and excerpts. */
  text: string;
}

const escaped = (words: string) =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);

/** Renders a body once, at publication or for a preview: sanitised HTML that is stored and shown. */
export function renderBody(body: string): RenderedBody {
  const parts = piecesOf(body).map((piece) => {
    const html = renderArticle(piece.markdown);
    return piece.kind === 'form'
      ? {
          html: `<figure data-form="${escaped(piece.title)}">${html}</figure>`,
          text: `${piece.title} ${plainText(html)}`,
        }
      : { html, text: plainText(html) };
  });
  return {
    html: parts.map(({ html }) => html).join('\n'),
    text: parts
      .map(({ text }) => text)
      .join(' ')
      .replace(/_{2,}/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}
