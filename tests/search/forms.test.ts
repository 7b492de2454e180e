import { beforeAll, describe, expect, it } from 'vitest';
import { type FormsOf, loadForms } from '../../api/knowledge/search/forms.ts';
import { stem } from '../../api/knowledge/search/shared/stem.ts';
import { words } from '../../api/knowledge/search/shared/words.ts';

let formsOf: FormsOf;

beforeAll(async () => {
  formsOf = await loadForms();
});

/** Whether a document with the first word is found by the second; both may have a hyphen. */
function finds(inText: string, asked: string): boolean {
  const stems = new Set(words(inText).flatMap(({ folded }) => [formsOf(folded).stem, ...formsOf(folded).bridges]));
  return words(asked).every(({ folded }) => stems.has(stem(folded)));
}

/** Every word of a line is found by every other. */
const sameWord: Record<string, string> = {
  'irregular plurals': `
    ребёнок дети детей детям детьми ребенка
    человек люди людей людьми человеку
    друг друзья друзей друзьями
    брат братья братьев
    лист листья листов листьев
    стул стулья стульев
    ухо уши ушей
    чудо чудеса чудес
    имя имена имён именем
    время времена времён
    котёнок котята котят
    хозяин хозяева хозяев
    мать матери матерей
    дочь дочери дочерьми`,
  'vowels that come and go': `
    день дня дни дней днём
    отец отца отцов
    окно окна окон
    сестра сёстры сестёр
    письмо письма писем
    ошибка ошибки ошибок
    попытка попыток
    оценка оценки оценок
    семья семьи семей
    статья статей
    урок уроки уроков`,
  verbs: `
    идти шёл шла иду идёт идём шли шедший
    пойти пошёл пойду пошла
    писать пишу пишет писал
    искать ищу ищет искал
    дать дам даст дадут дал
    хотеть хочу хотят
    помочь помогу поможет помог
    вести веду вёл ведёт
    расти рос растёт росла
    учиться учусь учится учились
    взять возьму взял взятый`,
  'participles and gerunds': `
    читать читаю читал читающий читавший читаемый читая
    прочитать прочитал прочитанный прочитана прочитав
    решить решил решён решена решённый
    обсудить обсужу обсуждён обсуждённый
    оценить оценён оценённый
    начать начнёт начатый начав`,
  adjectives: `
    хороший хорошая лучше лучший
    трудный труден трудна труднее
    важный важен важна важнее
    умный умён умна умнее
    лёгкий лёгок легка легче
    высокий выше высочайший
    близкий близок ближе
    короткий короток короче
    больной болен больна`,
  'ё and е': `
    отчёт отчет отчёта отчеты
    зачёт зачет
    приём прием приёмы
    учёба учеба
    ещё еще`,
  'numbers in words': `
    два двух двум двумя
    три трёх тремя
    сорок сорока
    оба обеих`,
  names: `
    Москва Москвы Москве
    Мария Марии Марией
    Пушкин Пушкина Пушкиным`,
  'surnames that the dictionary lacks': `
    Занков Занкова Занковым Занкову
    Махмутов Махмутовым Махмутову`,
  'words that the dictionary lacks': `
    вебинар вебинаров вебинарами
    буллинг буллинга буллингом
    инофон инофоны инофонов
    нейросеть нейросети нейросетями
    формативный формативного формативная
    антирисковый антирисковых антирисковая
    метапредметный метапредметные метапредметная
    самодиагностика самодиагностики
    лапбук лапбуков
    ФГОС ФГОСа ФГОСов`,
  'words with hyphens': `
    чек-лист чек-листа чек-листов
    школа-лидер школы-лидера школами-лидерами
    онлайн-урок онлайн-уроки`,
};

describe.each(Object.entries(sameWord))('%s', (_name, lines) => {
  it.each(lines.trim().split('\n'))('%s', (line) => {
    const forms = line.trim().split(/\s+/);
    const missed = forms.flatMap((inText) =>
      forms.filter((asked) => !finds(inText, asked)).map((asked) => `${asked} ↛ ${inText}`),
    );
    expect(missed).toEqual([]);
  });
});

describe('different words stay apart', () => {
  it.each([
    ['оценка', 'оценивание'],
    ['оценка', 'оценить'],
    ['решать', 'решить'],
    ['школа', 'школьник'],
    ['стол', 'столица'],
    ['учитель', 'учительница'],
    ['ученик', 'учёный'],
    ['чтение', 'чтец'],
    ['дети', 'детский'],
    ['работа', 'рабочий'],
    ['семья', 'семейный'],
    ['наставник', 'наставничество'],
    ['первый', 'одного'],
    ['второго', 'двух'],
  ])('%s, %s', (one, other) => {
    expect(finds(one, other)).toBe(false);
    expect(finds(other, one)).toBe(false);
  });

  it('leaves out readings that are hardly ever meant', () => {
    expect(finds('для', 'длить')).toBe(false);
    expect(finds('длить', 'длит')).toBe(true);
  });
});
