import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../../api/find/suggestions.ts';
import { prepared, suggestionsFor, topicsNear } from '../../site/lib/suggest/match.ts';

const all = prepared([
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
] satisfies Suggestion[]);
const urls = (typed: string) => suggestionsFor(typed, all).map(([, , url]) => url);

describe('suggestions while typing', () => {
  it('come by the beginning of a word, by its forms and in the wrong layout', () => {
    expect(urls('пог')).toEqual(['/bank/climate', '/bank/weather', '/threads/1']);
    expect(urls('погоды дневн')).toEqual(['/bank/weather', '/threads/1']);
    expect(urls('родителям')).toEqual(['/topics/parents']);
    expect(urls('gjujl')).toEqual(urls('погод'));
    expect(urls('я')).toEqual([]);
    expect(urls('погода арктики')).toEqual([]);
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
    const near = (question: string) => topicsNear(question, all, 5).map(([, , url]) => url);
    expect(near('родительский комитет не приходит')).toEqual(['/topics/parents']);
    expect(near('чинить кран')).toEqual([]);
    expect(near('читателям нужна грамота')).toEqual(['/topics/reading']);
  });
});
