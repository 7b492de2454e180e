/**
 * What comes from the clipboard as HTML, made fit for Markdown: lists that Word only draws become lists, tables get a head and
 * no joined cells, headings begin at the second level, styles go. `foreign` counts pictures that readers could not see.
 */
export function fitHtml(html: string): { html: string; foreign: number } {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const pictures = [...page.querySelectorAll('img')].filter((img) => !img.getAttribute('src')?.startsWith('/files/'));
  for (const img of pictures) img.remove();
  makeLists(page);
  for (const table of page.querySelectorAll('table')) fitTable(table, page);
  lowerHeadings(page);
  return { html: page.body.innerHTML, foreign: pictures.length };
}

/** The pages allow no styles of others: a style under another name says what Word meant, and is not obeyed. */
const withoutStyles = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    // «Show this where lists are not known»: the sign of the item stands in it.
    .replace(/<!\[(?:if|endif)[^>]*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ' data-style='));

const meant = (element: Element) => element.getAttribute('data-style') ?? '';
const sign = '[data-style*="mso-list:Ignore" i]';

/** Word draws a list as paragraphs with a sign in front; how deep one lies stands in its style. */
function makeLists(page: Document): void {
  let open: { list: HTMLElement; level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of page.querySelectorAll<HTMLElement>('p')) {
    const [, depth] = /mso-list:\s*l\d+\s+level(\d+)/i.exec(meant(paragraph)) ?? [];
    if (!depth || paragraph.closest('td, th')) continue;
    const level = Number(depth);
    const marker = paragraph.querySelector(sign);
    const kind = /^\s*[\p{L}\p{N}]{1,4}[.)]/u.test(marker?.textContent ?? '') ? 'ol' : 'ul';
    marker?.remove();
    // Something else stood between: another list begins.
    if (paragraph.previousElementSibling !== last || last === null) open = [];
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    if ((open.at(-1)?.level ?? 0) < level) {
      const list = page.createElement(kind);
      const above = open.at(-1)?.list.lastElementChild;
      if (above) above.append(list);
      else paragraph.before(list);
      open.push({ list, level });
      if (!above) last = list;
    }
    const item = page.createElement('li');
    item.append(...paragraph.childNodes);
    open.at(-1)?.list.append(item);
    paragraph.remove();
  }
}

/** A table of Markdown has one row of headings and as many cells in every row. */
function fitTable(table: HTMLTableElement, page: Document): void {
  for (const marker of table.querySelectorAll(sign)) marker.textContent = '• ';
  for (const cell of table.querySelectorAll<HTMLTableCellElement>('td, th')) {
    const [across, down] = [Math.min(cell.colSpan, 30), Math.min(cell.rowSpan, 100)];
    const { cellIndex } = cell;
    const row = cell.parentElement as HTMLTableRowElement;
    const rows = [...table.rows];
    const start = rows.indexOf(row);
    cell.removeAttribute('colspan');
    cell.removeAttribute('rowspan');
    for (let count = 1; count < across; count++) cell.after(page.createElement(cell.tagName));
    for (const below of rows.slice(start + 1, start + down))
      for (let count = 0; count < across; count++)
        below.insertBefore(page.createElement('td'), below.cells[cellIndex] ?? null);
  }
  const [first] = table.rows;
  if (!first || table.querySelector('th')) return;
  for (const cell of [...first.cells]) {
    const heading = page.createElement('th');
    heading.append(...cell.childNodes);
    cell.replaceWith(heading);
  }
}

/** The first level is the title of the material, which stands elsewhere. */
function lowerHeadings(page: Document): void {
  if (!page.querySelector('h1')) return;
  for (const level of [3, 2, 1])
    for (const heading of page.querySelectorAll(`h${level}`)) {
      const lower = page.createElement(`h${level + 1}`);
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
}
