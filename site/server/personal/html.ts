const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const special = /[&<>"']/;
const escaped = (text: string) =>
  special.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] as string) : text;

/** Markup that is safe to stand in a page. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Part = string | number | Markup | false | null | undefined | readonly Part[];

const shown = (part: Part): string => {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Markup) return part.text;
  return Array.isArray(part) ? part.map(shown).join('') : escaped(String(part));
};

/** A template whose values are escaped, markup and lists of it aside: html`<b>${name}</b>`. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.reduce((whole, text, index) => whole + shown(parts[index - 1]) + text));
