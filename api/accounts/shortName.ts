/** «Ольга Петровна Рябинина» as papers write it: «О. П. Рябинина». A name of one word stays. */
export function shortName(name: string): string {
  const words = name.split(' ');
  const surname = words.at(-1) as string;
  const initials = words.slice(0, -1).map((word) => `${word[0]}.`);
  return initials.length > 0 ? `${initials.join(' ')} ${surname}` : surname;
}
