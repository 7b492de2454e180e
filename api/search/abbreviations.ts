/**
 * Abbreviations of the field and what they stand for. A document with the whole phrase is also found by the short form,
 * and who asks the whole phrase also finds documents that have only the short form. Edit freely: first the short form,
 * then its meanings in any grammatical form, split by «;». A change counts as a new format of the index (`bundle.ts`).
 */
import { stem } from './stem.ts';
import { fold, words } from './words.ts';

const LIST = `
АООП = адаптированная основная образовательная программа
ВПР = всероссийская проверочная работа
ВСОКО = внутренняя система оценки качества образования; внутришкольная система оценки качества образования
ГИА = государственная итоговая аттестация
ГМО = городское методическое объединение
ДОО = дошкольная образовательная организация
ЕГЭ = единый государственный экзамен
ЗПР = задержка психического развития
ИКТ = информационно-коммуникационные технологии
ИОМ = индивидуальный образовательный маршрут
ИУП = индивидуальный учебный план
КИМ = контрольный измерительный материал; контрольно-измерительный материал
КПК = курсы повышения квалификации
МЦ = методический центр
ММО = межшкольное методическое объединение; муниципальное методическое объединение
НИКО = национальные исследования качества образования
НОДА = нарушение опорно-двигательного аппарата
НОО = начальное общее образование
ОБЗР = основы безопасности и защиты родины
ОВЗ = ограниченные возможности здоровья
ОГЭ = основной государственный экзамен
ООО = основное общее образование
ООП = основная образовательная программа
ОРКСЭ = основы религиозных культур и светской этики
ПМПК = психолого-медико-педагогическая комиссия
ППк = психолого-педагогический консилиум
РАС = расстройство аутистического спектра
РМО = районное методическое объединение
СОО = среднее общее образование
СОП = социально опасное положение
СОШ = средняя общеобразовательная школа
ТНР = тяжёлые нарушения речи
УУД = универсальные учебные действия
ФГОС = федеральный государственный образовательный стандарт
ФИОКО = федеральный институт оценки качества образования
ФИПИ = федеральный институт педагогических измерений
ФОП = федеральная образовательная программа
ФРП = федеральная рабочая программа
ЦОР = цифровой образовательный ресурс
ШМО = школьное методическое объединение
ШНОР = школа с низкими образовательными результатами
ЭОР = электронный образовательный ресурс
`;

interface Meaning {
  readonly abbreviation: string;
  readonly stems: readonly string[];
}

export interface FoundMeaning {
  /** The short form, folded. */
  readonly abbreviation: string;
  /** The words of the phrase: their places in the list that was searched, the end not included. */
  readonly from: number;
  readonly to: number;
}

const meaningsByFirstStem = new Map<string, Meaning[]>();
const wordsByAbbreviation = new Map<string, readonly string[]>();
for (const line of LIST.trim().split('\n')) {
  const [short = '', phrases = ''] = line.split('=');
  const abbreviation = fold(short.trim());
  for (const phrase of phrases.split(';')) {
    const folded = words(phrase).map((word) => word.folded);
    if (!wordsByAbbreviation.has(abbreviation)) wordsByAbbreviation.set(abbreviation, folded);
    const stems = folded.map(stem);
    const first = stems[0] ?? '';
    const meaning = { abbreviation, stems };
    meaningsByFirstStem.set(first, [...(meaningsByFirstStem.get(first) ?? []), meaning]);
  }
}

/** Where phrases that have an abbreviation stand in a list of stems. */
export function abbreviated(stems: readonly string[]): FoundMeaning[] {
  return stems.flatMap((first, from) =>
    (meaningsByFirstStem.get(first) ?? [])
      .filter((meaning) => meaning.stems.every((wanted, index) => stems[from + index] === wanted))
      .map(({ abbreviation, stems: { length } }) => ({ abbreviation, from, to: from + length })),
  );
}

/** The words that a folded abbreviation stands for first of all; nothing when it is not one. */
export function meaningOf(abbreviation: string): readonly string[] | undefined {
  return wordsByAbbreviation.get(abbreviation);
}
