/** A cell that Excel takes as text: quoted, and never begun by a sign that would make it a formula. */
const cell = (value: string): string => `"${value.replace(/^([=+\-@\t\r])/, "'$1").replace(/"/g, '""')}"`;

/** Lines as a CSV that Excel opens in Russian: UTF-8 with a byte order mark, semicolons; numbers come with commas. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`;
