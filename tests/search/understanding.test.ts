import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchDocument, searchDocument } from '../../api/knowledge/search/document.ts';
import { type OpenedLibrary, openLibrary } from './library.ts';

/** Name → text; what stands before «|» is the title. */
const TEXTS: Readonly<Record<string, string>> = {
  'phrase-in-order': 'Круглый стол для завучей прошёл в гимназии.',
  'phrase-apart': 'Стол поставили новый, круглый, из берёзы.',
  'phrase-reversed': 'За столом круглым места хватило всем завучам.',
  chess: 'Шахматный кружок собирается по вторникам.',
  'chess-online': 'Шахматный турнир прошёл онлайн, по сети.',
  law: 'Об этом говорит статья 28 закона 273-ФЗ.',
  order: 'Перечень назван в приказе № 779 министерства.',
  'class-word': 'Экскурсия для пятого класса в музей фарфора.',
  'class-number': 'Поход 8-го класса к роднику.',
  'class-range': 'Спектакль готовили 2–4 классы.',
  'class-pupils': 'Девятиклассники посадили аллею.',
  hyphen: 'Чек‑лист дежурного висит у входа.',
  joined: 'Видеоурок записали летом.',
  special: 'Обучение детей с НОДА требует пандуса.',
  decide: 'Комитет решил купить микроскопы.',
  deciding: 'Комитет решал, где поставить телескоп.',
  mark: 'Оценка за сочинение выставлена.',
  marking: 'Оценивание сочинений устроено иначе.',
  mentor: 'Наставник провёл лыжный поход.',
  'mentor-other': 'Ментор | Ментор, ментор и ещё раз ментор.',
  bullying: 'Травля в раздевалке прекратилась.',
  'bullying-other': 'Буллинг в раздевалке заметил тренер.',
  newcomer: 'Молодой педагог ведёт театральную студию.',
  garden: 'Школьный огород даёт редис уже в мае.',
  orchestra: 'Духовой оркестр репетирует по средам.',
  accordion: 'Оркестр баянистов выступит на ярмарке.',
  sharp: 'Острый карандаш лежит в пенале.',
  island: 'На острове ночевали туристы: остров мал.',
  shore: 'Берег оврага укрепили ивами.',
  keeping: 'Дежурный сберёг тепло: берёг его до утра.',
  zone: 'Зонирование рекреации придумали родители.',
};

const documents: SearchDocument[] = Object.entries(TEXTS).map(([name, text]) => {
  const [title = '', body] = text.includes('|') ? text.split('|') : ['', text];
  return searchDocument({ url: `/bank/${name}`, title: title.trim(), text: (body ?? '').trim() });
});

let library: OpenedLibrary;
beforeAll(async () => {
  library = await openLibrary(documents);
});
afterAll(() => library?.close());

const found = (query: string) => library.found(query);

describe('words that share a stem', () => {
  it.each([
    ['острая', ['sharp']],
    ['островов', ['island']],
    ['остров', ['island']],
    ['отсров', ['island']],
    ['карандаш -остров', ['sharp']],
    ['берегу', ['shore', 'keeping']],
  ])('%s: are told apart by their forms, true homonyms are not', async (query, names) => {
    expect(new Set(await found(query))).toEqual(new Set(names));
  });

  it('are told apart across bundles, of which each knows its own words', async () => {
    const one = (url: string, text: string) => searchDocument({ url: `/${url}`, title: '', text });
    const both = await openLibrary(
      [one('sharp', 'Острый карандаш.'), one('sharper', 'Шило острее.'), one('island', 'Туристы нашли остров.')],
      [one('far', 'Далёкий остров Сахалин.')],
      [one('knife', 'Острым ножом режут.')],
    );
    expect(new Set(await both.found('острая'))).toEqual(new Set(['sharp', 'sharper', 'knife']));
    expect(new Set(await both.found('остров'))).toEqual(new Set(['island', 'far']));
    await both.close();
  });
});

describe('phrases in quotes', () => {
  it.each(['«круглый стол»', '"круглого стола"', '“круглым столом”', '„круглый стол“', 'завучи «круглый стол»'])(
    '%s: these words in this order, side by side, in any form',
    async (query) => expect(await found(query)).toEqual(['phrase-in-order']),
  );

  it('offers the question without quotes when nobody has the phrase', async () => {
    const answer = await library.ask('«стол из гимназии»');
    expect(answer.total).toBe(0);
    expect(answer.looser).toBe('стол из гимназии');
  });

  it('takes a quote that is not closed for nothing', async () => {
    expect(await found('«круглый стол завучи')).toContain('phrase-in-order');
  });
});

describe('minus words', () => {
  it.each(['шахматы -сети', 'шахматный −сеть', 'шахматный –онлайн', 'шахматный -"по сети"', '-онлайн шахматный'])(
    '%s',
    async (query) =>
      expect((await found(query)).filter((name) => name.startsWith('chess'))).not.toContain('chess-online'),
  );

  it('are not what a dash joins', async () => {
    expect(await found('чек-лист')).toEqual(['hyphen']);
    expect(await found('шахматный - турнир')).toContain('chess-online');
    expect(await found('шахматный -сеть')).toEqual(['chess']);
  });
});

describe('numbers', () => {
  it.each(['273-ФЗ', '273 ФЗ', '273ФЗ', 'закон 273', 'ФЗ-273', 'закон № 273'])('%s', async (query) => {
    expect((await found(query))[0]).toBe('law');
  });

  it.each(['приказ 779', 'приказа № 779', '779 приказ'])('%s', async (query) => {
    expect((await found(query))[0]).toBe('order');
  });

  it.each([
    ['5 класс', 'class-word'],
    ['5-й класс', 'class-word'],
    ['пятые классы', 'class-word'],
    ['пятиклассник', 'class-word'],
    ['8 класс', 'class-number'],
    ['восьмой класс', 'class-number'],
    ['восьмиклассники', 'class-number'],
    ['3 класс', 'class-range'],
    ['третий класс', 'class-range'],
    ['9 класс', 'class-pupils'],
    ['девятый класс', 'class-pupils'],
  ])('%s → %s', async (query, name) => expect((await found(query))[0]).toBe(name));
});

describe('signs that look alike', () => {
  it.each([
    ['чек–лист', 'hyphen'],
    ['чек—листы', 'hyphen'],
    ['чеклиста', 'hyphen'],
    ['видео-урок', 'joined'],
    ['шaхмaтный кpyжoк', 'chess'],
    ['HOДA', 'special'],
    ['OPКECTP', 'orchestra'],
  ])('%s → %s', async (query, name) => expect(await found(query)).toContain(name));
});

describe('words that are near', () => {
  it('keeps aspects apart', async () => {
    expect(await found('решили')).toEqual(['decide']);
    expect(await found('решали')).toEqual(['deciding']);
  });

  it('shows the near word below', async () => {
    expect(await found('оценки')).toEqual(['mark', 'marking']);
    expect(await found('оценивание')).toEqual(['marking', 'mark']);
  });

  it.each([
    // Even where the other word fills the title.
    ['наставники', ['mentor', 'mentor-other'], { asked: 'наставники', taken: 'ментор' }],
    ['травлю', ['bullying', 'bullying-other'], { asked: 'травлю', taken: 'буллинг' }],
    ['буллинга в раздевалке', ['bullying-other', 'bullying'], { asked: 'буллинга', taken: 'травля' }],
    ['молодой специалист студия', ['newcomer'], { asked: 'молодой специалист', taken: 'молодой педагог' }],
    ['тьютор', ['mentor'], { asked: 'тьютор', taken: 'наставник' }],
  ])('%s', async (query, names, synonym) => {
    const answer = await library.ask(query);
    expect(await found(query)).toEqual(names);
    expect(answer.synonyms).toContainEqual(synonym);
    expect((await library.ask(query, {}, { literal: true })).synonyms).toBeUndefined();
  });

  it('goes one way only where it was said so', async () => {
    expect(await found('ментор')).toEqual(['mentor-other', 'mentor']);
    expect((await library.ask('наставник')).synonyms?.map(({ taken }) => taken)).not.toContain('тьютор');
  });
});

describe('slips', () => {
  it.each([
    ['оргород', 'garden', 'огород'],
    ['огорд', 'garden', 'огород'],
    ['орекстр духовой', 'orchestra', 'оркестр духовой'],
    ['духовой оркесстр', 'orchestra', 'духовой оркестр'],
    // Two words could be meant; only one stands beside the other word.
    ['репитирует оркестр', 'orchestra', 'репетирует оркестр'],
    ['jhrtcnh ,fzybcnjd', 'accordion', 'оркестр баянистов'],
    ['jhrtcnh ,fzyicnjd', 'accordion', undefined],
  ])('%s', async (query, name, corrected) => {
    const answer = await library.ask(query);
    expect((await found(query))[0]).toBe(name);
    if (corrected) expect(answer.corrected).toBe(corrected);
    expect((await library.ask(query, {}, { literal: true })).corrected).toBeUndefined();
  });

  it('leaves short words alone', async () => {
    expect((await library.ask('стал')).corrected).toBeUndefined();
    expect((await library.ask('реди')).corrected).toBeUndefined();
  });
});

describe('questions', () => {
  it('looks for what the question is about', async () => {
    expect((await found('что делать, если в раздевалке травля?'))[0]).toBe('bullying');
    expect((await found('подскажите пожалуйста как нам устроить школьный огород'))[0]).toBe('garden');
  });

  it('puts who answers most of a long question first', async () => {
    const answer = await library.ask('оркестр баянистов выступит на городской ярмарке ремёсел');
    expect(answer.results[0]?.url).toBe('/bank/accordion');
    expect(answer.unknown).toEqual(['городской', 'ремесел']);
    const partial = await library.ask('баянисты и редис');
    expect(partial.partial).toBe(true);
    expect(partial.complete).toBe(0);
    expect(partial.total).toBe(2);
  });
});
