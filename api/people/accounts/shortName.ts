/** «Ольга Петровна Рябинина» as in papers: «О. П. Рябинина». A name of one word stays. */
export function shortName(name: string): string {
  const words = name.split(' ');
  const surname = words.at(-1) as string;
  const initials = words.slice(0, -1).map((word) => `${word[0]}.`);
  return initials.length > 0 ? `${initials.join(' ')} ${surname}` : surname;
}

/** The same for a line of a paper: initials and surname are not separated at its end. */
export const paperName = (name: string): string => shortName(name).replaceAll(' ', '\u00a0');

const surnameFirst = (name: string) => {
  const words = name.split(' ');
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
};

/** Sorts people in papers by surname. */
export const bySurname = (one: string, other: string): number =>
  surnameFirst(one).localeCompare(surnameFirst(other), 'ru');
