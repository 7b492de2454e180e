/** Elements by hand: text is only ever set as text. */

export type Child = Node | string;

/** An element with attributes and children. */
export function make(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A run of text, marked or not. */
export const marked = (pieces: readonly { readonly text: string; readonly marked: boolean }[]): Child[] =>
  pieces.map((piece) => (piece.marked ? make('mark', {}, piece.text) : piece.text));
