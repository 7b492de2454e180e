import { taxonomy, titleOf } from '../taxonomy.ts';

/** What a publication is called by its kind: a practice has no code in the vocabulary of kinds. */
export const kindTitle = (kind: string): string => (kind === 'practice' ? 'Практика' : titleOf('kinds', kind));

export const scaleNames = ['effort', 'cost', 'evidence'] as const;
export type ScaleName = (typeof scaleNames)[number];

/** A value of a scale in words: «можно начать завтра». */
export const scaleWord = (scale: ScaleName, value: number): string =>
  taxonomy.scales[scale].values[value - 1]?.title ?? '';

/** For whom a publication is, in a few words: «Учитель, наставник · НОО, ООО». */
export function readersOf({ audience, levels }: { audience: string[]; levels: string[] }): string {
  const people = audience.map((code, index) => {
    const title = titleOf('audience', code);
    return index === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1);
  });
  return [people.join(', '), levels.map((code) => titleOf('levels', code)).join(', ')].filter(Boolean).join(' · ');
}
