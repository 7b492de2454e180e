/** Somebody's words as a Markdown quotation with their author and number, ready to be answered under it. */
export const quotation = (name: string, number: number, words: string): string =>
  `> **${name}, № ${number}:**\n>\n${words
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n`;
