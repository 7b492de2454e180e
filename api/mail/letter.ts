/** A letter before it is laid out. All texts are plain: the layout escapes them. */
export interface Letter {
  to: string;
  subject: string;
  greeting: string;
  paragraphs: string[];
  /** The one thing to do; its address stands in the text too, for those who read without HTML. */
  action?: { label: string; url: string };
  /** Who writes: the centre's name. */
  signature: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] as string);

/** The letter as plain text. */
export function letterText({ greeting, paragraphs, action, signature }: Letter): string {
  return [
    greeting,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    `—\n${signature}\nПлатформа «Опора»`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** The letter as simple HTML: no pictures, nothing fetched from anywhere. */
export function letterHtml({ greeting, paragraphs, action, signature }: Letter): string {
  const body = [greeting, ...paragraphs].map((text) => `<p>${escaped(text)}</p>`).join('\n');
  const link = action
    ? `<p><a href="${escaped(action.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0F5C55;color:#ffffff;text-decoration:none">${escaped(action.label)}</a></p>\n<p style="color:#51606E;font-size:14px">Если кнопка не нажимается, скопируйте адрес в браузер:<br>${escaped(action.url)}</p>`
    : '';
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"></head><body style="font:17px/1.5 sans-serif;color:#1D2733;max-width:36em">\n${body}\n${link}\n<p style="color:#51606E">${escaped(signature)}<br>Платформа «Опора»</p>\n</body></html>\n`;
}
