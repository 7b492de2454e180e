import { countOf, formOf } from '../../platform/russian/shared/russian.ts';
import { taxonomy, titleOf, type Vocabulary } from '../../platform/taxonomy/index.ts';

/** The kind of a publication in words: practices have no code in the vocabulary of kinds. */
export const kindTitle = (kind: string): string => (kind === 'practice' ? 'Практика' : titleOf('kinds', kind));

export const scaleNames = ['effort', 'cost', 'evidence'] as const;
export type ScaleName = (typeof scaleNames)[number];

/** A value of a scale in words: «можно начать завтра». */
export const scaleWord = (scale: ScaleName, value: number): string =>
  taxonomy.scales[scale].values[value - 1]?.title ?? '';

/** Titles of codes in one line: «Учитель, заместитель директора»; abbreviations keep their capitals. */
export const titlesIn = (vocabulary: Vocabulary, codes: string[]): string =>
  codes
    .map((code) => titleOf(vocabulary, code))
    .map((title, index) =>
      index > 0 && /^.[а-яё ]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title,
    )
    .join(', ');

/** The audience of a publication in short: «Учитель, наставник · НОО, ООО». */
export const readersOf = ({ audience, levels }: { audience: string[]; levels: string[] }): string =>
  [titlesIn('audience', audience), titlesIn('levels', levels)].filter(Boolean).join(' · ');

/** A licence in words; an unknown one as it is written. */
export const licenceWords = (licence: string): string =>
  licence === 'CC BY 4.0' ? 'Свободно, с указанием источника (CC BY 4.0)' : licence;

/** «Применили 12 человек, у 9 получилось»: only counts, so everyone may read it; empty without reports. */
export function appliedWords(applied: number, worked: number): string {
  if (applied === 0) return '';
  const used = `${formOf(applied, 'Применил', 'Применили', 'Применили')} ${countOf(applied, 'человек', 'человека', 'человек')}`;
  if (worked === 0) return used;
  if (worked < applied) return `${used}, у ${countOf(worked, 'человека', 'человек', 'человек')} получилось`;
  return applied === 1 ? `${used}, и получилось` : `${used}, у всех получилось`;
}
