import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../../api/discovery/siteSearch/suggestions.ts';
import { markedTitle } from '../../site/browser/suggest/marks.ts';
import { suggestionsFor } from '../../site/browser/suggest/match.ts';
import { topicsNear } from '../../site/browser/suggest/near.ts';
import { Titles } from '../../site/browser/suggest/titles.ts';

const suggestions = [
  ['t', 'Работа с родителями', '/topics/parents'],
  ['t', 'Читательская грамотность', '/topics/reading'],
  ['m', 'Дневник наблюдений за погодой', '/bank/weather'],
  ['m', 'Погода и климат: пять опытов', '/bank/climate'],
  ['p', 'Родительский клуб по пятницам', '/practices/club'],
  ['m', 'Ребёнок, который не слышит учителя', '/bank/hearing'],
  ['m', 'Разбор ВПР за один вечер', '/bank/vpr'],
  ['p', 'Всероссийская олимпиада школьников в маленькой школе', '/practices/olympiad'],
  ['m', 'Без лишних отметок', '/bank/marks'],
  ['q', 'Как вести дневник погоды в первом классе?', '/threads/1'],
  ['m', 'Антирисковая программа школы', '/bank/programme'],
] satisfies Suggestion[];
const titles = new Titles(suggestions);
const urls = (typed: string) => suggestionsFor(typed, titles).map(({ suggestion: [, , url] }) => url);

describe('suggestions while typing', () => {
  it('come by the beginning of a word, by its forms and in the wrong layout', () => {
    expect(urls('пог')).toEqual(['/bank/climate', '/bank/weather', '/threads/1']);
    expect(urls('погоды дневн')).toEqual(['/bank/weather', '/bank/climate', '/threads/1']);
    expect(urls('родителям')).toEqual(['/topics/parents']);
    expect(urls('gjujl')).toEqual(urls('погод'));
    expect(urls('я')).toEqual([]);
    expect(urls('рыбалка в арктике')).toEqual([]);
  });

  it('come for a phrase of which a title has most, the last word unfinished, behind titles that have all', () => {
    expect(urls('как написать прогр')).toEqual(['/bank/programme']);
    expect(urls('шк програм антирис')).toEqual(['/bank/programme']);
    expect(urls('пять опытов наблюдений погод')).toEqual(['/bank/climate', '/bank/weather']);
    expect(urls('чему радуются пингвины в погожий день')).toEqual([]);
  });

  it('are few, and each kind has its share', () => {
    const many = new Titles(
      ['t', 'm', 'p', 'q'].flatMap((kind) =>
        Array.from({ length: 20 }, (_, at) => [kind, `Тетрадь ${at}`, `/${kind}/${at}`] as unknown as Suggestion),
      ),
    );
    expect(
      suggestionsFor('тетр', many)
        .map(({ suggestion: [kind] }) => kind)
        .join(''),
    ).toBe('ttmmmpqq');
    const alone = new Titles(Array.from({ length: 20 }, (_, at) => ['m', `Тетрадь ${at}`, `/m/${at}`] as const));
    expect(suggestionsFor('тетр', alone)).toHaveLength(8);
  });

  it('say which letters were taken', () => {
    const said = (typed: string) =>
      suggestionsFor(typed, titles).map(({ suggestion: [, title], asked }) =>
        markedTitle(title, asked)
          .map(({ text, marked }) => (marked ? `[${text}]` : text))
          .join(''),
      );
    expect(said('прогр анти')).toEqual(['[Анти]рисковая [прогр]амма школы']);
    expect(said('детям')).toEqual(['[Ребёнок], который не слышит учителя']);
    expect(said('дневников')).toEqual([
      '[Дневник] наблюдений за погодой',
      'Как вести [дневник] погоды в первом классе?',
    ]);
  });

  it('know words whose forms have little in common', () => {
    expect(urls('дети')).toEqual(['/bank/hearing']);
    expect(urls('отметка')).toEqual(['/bank/marks']);
  });

  it('come by an abbreviation and by what it stands for', () => {
    expect(urls('всероссийские проверочные работы')).toEqual(['/bank/vpr']);
    expect(urls('всош')).toEqual(['/practices/olympiad']);
  });

  it('come with a slip, of a word that is still being typed too', () => {
    expect(urls('дневнек')).toEqual(urls('дневник'));
    expect(urls('родтель')).toEqual(urls('родитель'));
    expect(urls('hjlntkm')).toEqual(urls('родитель'));
    expect(urls('чиател')).toEqual(['/topics/reading']);
    expect(urls('абвгд')).toEqual([]);
  });

  it('name topics near a question that found nothing', () => {
    const near = (question: string) => topicsNear(question, suggestions, 5).map(([, , url]) => url);
    expect(near('родительский комитет не приходит')).toEqual(['/topics/parents']);
    expect(near('чинить кран')).toEqual([]);
    expect(near('читателям нужна грамота')).toEqual(['/topics/reading']);
  });
});
