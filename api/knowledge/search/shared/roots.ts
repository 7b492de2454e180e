/**
 * Joins what a stem alone leaves apart, where there is no index made with the dictionary: suggestions while one types, tables
 * that the server keeps in memory. Coarse on purpose: such lists are short, and a near title does no harm there.
 */
import { stem } from './stem.ts';
import { fold } from './words.ts';

/** Words whose forms have little in common; a form for each stem, a line for each word. */
const LIST = `
ребенок дети детей
человек люди людей
год лет летами
друг друзья друзей
брат братья братьев
сын сыновья сыновей
лист листья листьев
стул стулья стульев
дерево деревья деревьев
мать матери
дочь дочери
время времени времен
имя имени имен
судья судей
ухо уши ушей
хороший лучше
плохой хуже
большой больше
маленький меньше
идти шел шла иду пойдем
хотеть хочет хочу
писать пишет пишу
искать ищет ищу
мочь может могут
помочь поможет помогут помогает
взять возьмет возьму
один одного одной
два двух двумя
три трех тремя
`;
// «Оценок» and «оценк», «отец» and «отц».
const FLEETING = /(?<=[^аеиоуыэюяйь])ь?[ое](?=[кцнлр]$)/;

const roots = new Map<string, string>();
for (const line of LIST.trim().split('\n')) {
  const [first = '', ...others] = line.split(' ').map((word) => plain(stem(fold(word))));
  for (const other of others) roots.set(other, first);
}

/** What all forms of a folded word have in common, as far as that can be known without a dictionary. */
export function rootOf(word: string): string {
  const root = plain(stem(word));
  return roots.get(root) ?? root;
}

function plain(own: string): string {
  return own.replace(/[ьй]$/, '').replace(FLEETING, '');
}
