import { Parser } from 'htmlparser2';
import type { Block, ListItem, Picture } from './blocks.ts';
import { type Look, plainOf, type Run, tidy } from './runs.ts';

interface OpenList {
  ordered: boolean;
  next: number;
  /** One list of lines for a list and its nested lists. */
  items: ListItem[];
}

/** Tags that change the style of text. */
const looks: Readonly<Record<string, Look>> = {
  strong: { bold: true },
  em: { italic: true },
  s: { struck: true },
};

/** Parses HTML that was made here (`api/platform/markdown/markdown.ts`, `api/platform/markdown/longMarkdown.ts`) into blocks. */
export function blocksOfHtml(html: string): Block[] {
  const reader = new Reader();
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    ontext: (text) => reader.say(text),
    onclosetag: (name) => reader.close(name),
  });
  parser.end(html);
  return reader.blocks;
}

class Reader {
  readonly blocks: Block[] = [];
  #runs: Run[] = [];
  #looks: Look[] = [];
  #lists: OpenList[] = [];
  #quoted = 0;
  #table: { rows: Run[][][]; pictures: Picture[] } | null = null;

  say(text: string): void {
    this.#runs.push({ text: this.#pre ? text : text.replace(/\s+/g, ' '), ...Object.assign({}, ...this.#looks) });
  }

  #pre = false;

  open(name: string, attributes: Record<string, string>): void {
    const { href = '' } = attributes;
    const list = this.#lists.at(-1);
    if (name in looks) this.#looks.push(looks[name] as Look);
    else if (name === 'a') this.#looks.push(href && !href.startsWith('#') ? { link: href } : {});
    else if (name === 'br') this.#runs.push({ text: '\n' });
    else if (name === 'blockquote') this.#quoted += 1;
    else if (name === 'pre') this.#pre = true;
    else if (name === 'img') this.#picture(attributes);
    else if (name === 'figure' && attributes['data-form'])
      this.blocks.push({ kind: 'heading', level: 4, text: attributes['data-form'] });
    else if (name === 'ul' || name === 'ol') {
      if (list) this.#putItem();
      this.#lists.push({ ordered: name === 'ol', next: Number(attributes.start ?? 1), items: list?.items ?? [] });
    } else if (name === 'li' && list) {
      const mark = list.ordered ? `${list.next}.` : '–';
      list.items.push({ mark, runs: [], level: this.#lists.length - 1 });
      list.next += 1;
    } else if (name === 'span' && attributes.class?.startsWith('box')) {
      const item = list?.items.at(-1);
      if (item) item.mark = attributes.class.includes('ticked') ? '[×]' : '[  ]';
    } else if (name === 'table') this.#table = { rows: [], pictures: [] };
    else if (name === 'tr') this.#table?.rows.push([]);
    else if (name === 'td' || name === 'th') this.#runs = [];
  }

  close(name: string): void {
    if (name in looks || name === 'a') this.#looks.pop();
    else if (/^h[1-6]$/.test(name))
      this.blocks.push({ kind: 'heading', level: name === 'h2' ? 3 : 4, text: plainOf(this.#taken()) });
    else if (name === 'p') this.#endParagraph();
    else if (name === 'pre') {
      this.#pre = false;
      this.#put();
    } else if (name === 'blockquote') this.#quoted -= 1;
    else if (name === 'li') this.#putItem();
    else if (name === 'ul' || name === 'ol') this.#endList();
    else if (name === 'td' || name === 'th') this.#table?.rows.at(-1)?.push(this.#taken());
    else if (name === 'table') this.#endTable();
  }

  #taken(): Run[] {
    const runs = tidy(this.#runs);
    this.#runs = [];
    return runs;
  }

  #put(): void {
    const runs = this.#taken();
    if (runs.length > 0) this.blocks.push({ kind: this.#quoted > 0 ? 'quote' : 'text', runs });
  }

  /** The text before a nested list or at the end of an item. */
  #putItem(): void {
    const item = this.#lists.at(-1)?.items.at(-1);
    const words = this.#taken();
    if (item && words.length > 0)
      item.runs = tidy([...item.runs, ...(item.runs.length > 0 ? [{ text: '\n' }] : []), ...words]);
  }

  #picture({ src = '', alt = '' }: Record<string, string>): void {
    const picture: Picture = { kind: 'picture', source: src, alt };
    const item = this.#lists.at(-1)?.items.at(-1);
    if (this.#table) this.#table.pictures.push(picture);
    else if (item) item.pictures = [...(item.pictures ?? []), picture];
    else {
      this.#put();
      this.blocks.push(picture);
    }
  }

  #endParagraph(): void {
    if (this.#lists.length > 0) this.#putItem();
    else if (!this.#table) this.#put();
  }

  #endList(): void {
    const list = this.#lists.pop();
    this.#runs = [];
    if (list && this.#lists.length === 0) this.blocks.push({ kind: 'list', items: list.items });
  }

  #endTable(): void {
    const { rows: [head = [], ...rows] = [], pictures = [] } = this.#table ?? {};
    this.#table = null;
    this.blocks.push({ kind: 'table', head, rows }, ...pictures);
  }
}
