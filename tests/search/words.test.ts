import { describe, expect, it } from 'vitest';
import { abbreviated } from '../../api/knowledge/search/shared/abbreviations.ts';
import { stem } from '../../api/knowledge/search/shared/stem.ts';
import { decodeVocabulary, encodeVocabulary } from '../../api/knowledge/search/shared/vocabulary.ts';
import { fold, tellingWords, words } from '../../api/knowledge/search/shared/words.ts';
import { excerptOf } from '../../site/browser/search/excerpt.ts';
import { inRussianLayout } from '../../site/browser/search/layout.ts';
import { statusOf } from '../../site/browser/search/say.ts';
import { corrections } from '../../site/browser/search/slips.ts';

const folded = (text: string) => words(text).map((word) => word.folded);

describe('words', () => {
  it('folds case, ё, stress marks, soft hyphens and letters that only look Russian', () => {
    expect(fold('Ребёнок')).toBe('ребенок');
    expect(fold('уче\u0301ба')).toBe('учеба');
    expect(fold('пло\u00ADхой')).toBe('плохой');
    expect(fold('и\u0306од')).toBe('йод');
    expect(fold('шкoлa')).toBe('школа');
    expect(fold('PISA')).toBe('pisa');
  });

  it('splits at hyphens and takes ordinals for numbers', () => {
    expect(folded('Онлайн-урок, 5-й класс; 273-ФЗ')).toEqual(['онлайн', 'урок', '5', 'класс', '273', 'фз']);
    expect(folded('в 9-м классе')).toEqual(['в', '9', 'классе']);
  });

  it('leaves empty words out of a question that has others', () => {
    expect(tellingWords(folded('что делать, если дети не понимают'))).toEqual(['дети', 'понимают']);
    expect(tellingWords(folded('что где'))).toEqual(['что', 'где']);
  });
});

it('takes endings of nouns and adjectives off, and leaves short and foreign words alone', () => {
  const stems = (text: string) => folded(text).map(stem);
  expect(new Set(stems('школа школы школой школами школах'))).toEqual(new Set(['школ']));
  expect(new Set(stems('новый новая новому новых'))).toEqual(new Set(['нов']));
  expect(new Set(stems('оценивание оценивания оцениваниями'))).toEqual(new Set(['оцениван']));
  expect(stems('решать решат мы имя впр pisa 273')).toEqual(['реша', 'решат', 'мы', 'имя', 'впр', 'pisa', '273']);
});

it('writes a vocabulary down and reads it back', () => {
  const stems = [
    { stem: 'учен', documents: 1, families: [['ый', '', 'а'], ['ие']] },
    { stem: 'ученик', documents: 5 },
    { stem: 'шко', documents: 1, families: [['']] },
    { stem: 'школ', documents: 1000, families: [['а', 'ы']] },
    { stem: 'школьн', documents: 2 },
    { stem: 'я', documents: 1, families: [['ы', 'а']] },
  ];
  const known = stems.map(({ stem, documents, families }) => [
    stem,
    {
      common: Math.floor(Math.log2(documents)),
      endings: families && new Set(families.flat()),
      families: families?.[1] && families.map((endings) => new Set(endings)),
    },
  ]);
  expect([...decodeVocabulary(encodeVocabulary(stems))]).toEqual(known);
  expect(decodeVocabulary(encodeVocabulary([])).size).toBe(0);
});

it('finds phrases that have an abbreviation', () => {
  const stems = folded('итоги всероссийских проверочных работ').map(stem);
  expect(abbreviated(stems)).toEqual([{ abbreviation: 'впр', from: 1, to: 4 }]);
});

it('turns the wrong keyboard layout', () => {
  expect(inRussianLayout('ehjr')).toBe('урок');
  expect(inRussianLayout('j,extybt')).toBe('обучение');
  expect(inRussianLayout('Gjl[jl')).toBe('подход');
});

describe('slips', () => {
  const known = { common: 0 };
  const vocabulary = new Map(['школ', 'учител', 'оценк', 'ребенк', 'чтен'].map((word) => [stem(word), known]));
  it.each([
    ['шкла', 'школ'],
    ['школла', 'школ'],
    ['шокла', 'школ'],
    ['шкала', 'школ'],
    ['учитиль', 'учител'],
    ['оценкаа', 'оценк'],
  ])('%s', (typed, meant) => {
    expect(corrections(typed, vocabulary)[0]?.keys).toEqual([meant]);
  });

  it('takes no form that the word does not have', () => {
    const classes = new Map([['класс', { common: 3, endings: new Set(['', 'е', 'ы']) }]]);
    expect(corrections('класе', classes)[0]?.corrected).toBe('классе');
    expect(corrections('класью', classes)).toEqual([]);
  });
});

describe('excerpts', () => {
  const filler = 'слово '.repeat(60);
  const marked = (pieces: readonly { text: string; marked: boolean }[] | undefined) =>
    pieces?.filter((piece) => piece.marked).map((piece) => piece.text);

  const keys = (...all: string[]) => new Map(all.map((key, of) => [key, { of, weight: 1 }]));

  it('shows the part where most of the question is answered', () => {
    const pieces = excerptOf(`школа ${filler} У ребёнка в школе. ${filler}`, keys('ребенк', 'школ'));
    expect(marked(pieces)).toEqual(['ребёнка', 'школе']);
    expect(pieces?.at(0)?.text).toBe('… ');
    expect(pieces?.at(-1)?.text).toBe(' …');
  });

  it('begins and ends with a sentence where one fits, and prefers what tells more', () => {
    const text = `В школе ${filler}. Потом пришёл новый учитель и стал вести кружок лепки для школы. ${'Дальше было так. '.repeat(12)}`;
    const pieces = excerptOf(text, new Map([...keys('школ', 'лепк')]));
    expect(pieces?.map((piece) => piece.text).join('')).toMatch(/^… Потом пришёл .* так\. …$/);
    expect(marked(pieces)).toEqual(['лепки', 'школы']);
    const weighed = new Map([
      ['школ', { of: 0, weight: 1 }],
      ['лепк', { of: 1, weight: 3 }],
      ['кружк', { of: 2, weight: 0.5 }],
    ]);
    const apart = `Кружки школы ${filler}. Про лепку ${filler}.`;
    expect(marked(excerptOf(apart, weighed))).toEqual(['лепку']);
  });

  it('takes no title of a book for an answer', () => {
    const text = `О дробях тут ${filler}. Источники Мур «Дроби, дроби и дроби».`;
    expect(marked(excerptOf(text, keys('дроб')))).toEqual(['дробях']);
  });

  it('marks what an abbreviation stands for, and a class in words', () => {
    const pieces = excerptOf('Всероссийские проверочные работы в пятом классе', keys('впр', '5'));
    expect(marked(pieces)).toEqual(['Всероссийские', 'проверочные', 'работы', 'пятом']);
  });

  it('has nothing where no word answers', () => {
    expect(excerptOf(filler, keys('дет'))).toBeUndefined();
  });
});

it('counts materials in Russian', () => {
  const answer = { query: 'урок', results: [], facets: {}, partial: false, unknown: [] };
  const status = (total: number) => statusOf({ ...answer, total }).replaceAll('\u00a0', ' ');
  expect(status(1)).toBe('Найден 1 материал');
  expect(status(12)).toBe('Найдено 12 материалов');
  expect(status(23)).toBe('Найдено 23 материала');
  expect(status(0)).toBe('Ничего не найдено');
});

it('speaks of all words at once only to who asked several', () => {
  const answer = { results: [], facets: {}, partial: false, unknown: [], total: 25, complete: 1 };
  expect(statusOf({ ...answer, query: 'ШНОР' })).toBe('Найдено 25\u00a0материалов');
  expect(statusOf({ ...answer, query: 'ШНОР', partial: true })).toBe('Найдено 25\u00a0материалов');
  expect(statusOf({ ...answer, query: 'дроби класс' })).toContain('все слова сразу — в одном');
  expect(statusOf({ ...answer, query: 'дроби класс', partial: true })).toContain('Всех слов сразу нет нигде');
});
