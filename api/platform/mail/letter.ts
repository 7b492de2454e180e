/** One item of a letter: its line, a note below it, its address. */
export interface LetterItem {
  title: string;
  note?: string;
  url: string;
}

/** A letter before layout. All texts are plain: the layout escapes them. */
export interface Letter {
  to: string;
  subject: string;
  greeting: string;
  paragraphs: string[];
  /** The items, grouped by place; a group without a title stands by itself. */
  groups?: { title: string; items: LetterItem[] }[];
  /** The call to action; its address is in the text too, for people who read without HTML. */
  action?: { label: string; url: string };
  /** Why it was sent and how to unsubscribe. */
  footer?: { text: string; links: { label: string; url: string }[] };
  /** The address for one-click unsubscribe (RFC 8058). */
  unsubscribe?: string;
  /** The sender: the centre's name. */
  signature: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] as string);

/**
 * User text in which no mail program finds a link: «evil.ru» → «evil. ru». Every address that is
 * meant to be opened is in a field of its own.
 */
const inert = (text: string) =>
  text
    .replaceAll('://', ': // ')
    .replace(/@/g, ' @ ')
    .replace(/(?<=[\p{L}\p{N}-])([.\u3002\uFF0E\uFF61])(?=[\p{L}][\p{L}\p{N}-])/gu, '$1 ')
    .replace(/ {2,}/g, ' ');

/** All user text, made inert once for both forms of the letter. */
export const inertLetter = (letter: Letter): Letter => ({
  ...letter,
  subject: inert(letter.subject),
  greeting: inert(letter.greeting),
  paragraphs: letter.paragraphs.map(inert),
  signature: inert(letter.signature),
  ...(letter.groups && {
    groups: letter.groups.map(({ title, items }) => ({
      title: inert(title),
      items: items.map(({ title: line, note, url }) => ({
        title: inert(line),
        ...(note && { note: inert(note) }),
        url,
      })),
    })),
  }),
});

/** The letter as plain text. */
export function letterText({ greeting, paragraphs, groups = [], action, footer, signature }: Letter): string {
  return [
    greeting,
    ...paragraphs,
    ...groups.flatMap(({ title, items }) => [
      ...(title ? [title.toUpperCase()] : []),
      ...items.map((item) => [`• ${item.title}`, ...(item.note ? [item.note] : []), item.url].join('\n  ')),
    ]),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    `—\n${signature}\nПлатформа «Опора»`,
    ...(footer ? [[footer.text, ...footer.links.map(({ label, url }) => `${label}: ${url}`)].join('\n')] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

const quiet = 'color:#51606E;font-size:14px';
const linkTo = (url: string, label: string) => `<a href="${escaped(url)}" style="color:#0F5C55">${escaped(label)}</a>`;

function groupsHtml(groups: NonNullable<Letter['groups']>): string {
  return groups
    .map(({ title, items }) => {
      const rows = items.map(
        (item) =>
          `<li style="margin:0 0 10px">${linkTo(item.url, item.title)}${item.note ? `<br><span style="${quiet}">${escaped(item.note)}</span>` : ''}</li>`,
      );
      const head = title ? `<h2 style="font-size:18px;margin:24px 0 8px">${escaped(title)}</h2>\n` : '';
      return `${head}<ul style="padding-left:20px;margin:0">\n${rows.join('\n')}\n</ul>`;
    })
    .join('\n');
}

/** The letter as simple HTML: no pictures, nothing loaded. */
export function letterHtml({ greeting, paragraphs, groups = [], action, footer, signature }: Letter): string {
  const body = [greeting, ...paragraphs].map((text) => `<p>${escaped(text)}</p>`).join('\n');
  const link = action
    ? `<p><a href="${escaped(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0F5C55;color:#ffffff;text-decoration:none">${escaped(action.label)}</a></p>\n<p style="${quiet}">Если кнопка не нажимается, скопируйте адрес в браузер:<br>${escaped(action.url)}</p>`
    : '';
  const end = footer
    ? `\n<p style="${quiet};border-top:1px solid #D8DEE4;padding-top:12px">${escaped(footer.text)}<br>${footer.links.map(({ label, url }) => linkTo(url, label)).join(' · ')}</p>`
    : '';
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"></head><body style="font:17px/1.5 sans-serif;color:#1D2733;max-width:36em">\n${body}\n${groupsHtml(groups)}\n${link}\n<p style="color:#51606E">${escaped(signature)}<br>Платформа «Опора»</p>${end}\n</body></html>\n`;
}
