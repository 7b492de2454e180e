import { describe, expect, it } from 'vitest';
import {
  type BankFile,
  bankFile,
  bankFiles,
  bodyOf,
  frontMatterOf,
  treeOf,
} from '../../../api/knowledge/bankFiles/files.ts';
import { formsOf, textOf } from '../../../api/knowledge/bankFiles/mdx.ts';
import { taxonomy } from '../../../api/platform/taxonomy/taxonomy.ts';
import { materialWithForm } from '../../support/roles.ts';

/** Reads each file once, however many rules look at it. */
const once = <Result>(read: (file: BankFile) => Result) => {
  const known = new Map<BankFile, Result>();
  return (file: BankFile): Result => {
    if (!known.has(file)) known.set(file, read(file));
    return known.get(file) as Result;
  };
};
const frontMatter = once(frontMatterOf);
const tree = once(treeOf);

const files = bankFiles();
const materials = files.filter(({ collection }) => collection === 'material');
const practices = files.filter(({ collection }) => collection === 'practice');
const headings = (file: BankFile) => [...bodyOf(file).body.matchAll(/^## (.+)$/gm)].map(([, title]) => title);

/** Says which files do not hold, with what is wrong, instead of stopping at the first. */
function expectAll(checked: BankFile[], wrong: (file: BankFile) => string | false | undefined) {
  const found = checked.flatMap((file) => {
    const what = wrong(file);
    return what ? [`${file.path}: ${what}`] : [];
  });
  expect(found).toEqual([]);
}

describe('the content of the bank', () => {
  it('is as large as it was promised', () => {
    expect(materials.length).toBeGreaterThanOrEqual(48);
    expect(practices.length).toBeGreaterThanOrEqual(10);
  });

  it('has a strict front matter and a body that is MDX in every file', () => {
    expectAll(files, (file) => {
      try {
        frontMatter(file);
        tree(file);
        return false;
      } catch (error) {
        return String(error);
      }
    });
  });

  it('is 500 to 1,500 words a file', () => {
    expectAll(files, (file) => {
      const words = textOf(tree(file))
        .split(' ')
        .filter((word) => /[\p{L}\d]/u.test(word)).length;
      return (words < 500 || words > 1500) && `${words} слов`;
    });
  });

  it('names its sources last, and tells how to see that it worked', () => {
    expectAll(materials, (file) => {
      const titles = headings(file);
      if (titles.at(-1) !== 'Источники') return `последний раздел «${titles.at(-1)}»`;
      if (!titles.includes('На что обратить внимание')) return 'нет раздела «На что обратить внимание»';
      return !titles.some((title) => title?.startsWith('Как понять')) && 'нет раздела «Как понять, что получилось»';
    });
  });

  it('gives a ready form with every material, each with a title of its own', () => {
    expectAll(files, (file) => {
      const titles = formsOf(tree(file)).map(({ title }) => title);
      if (file.collection === 'material' && titles.length === 0) return 'нет ни одной формы';
      return new Set(titles).size !== titles.length && 'две формы с одним названием';
    });
  });

  it('tells a practice in its six parts', () => {
    expectAll(practices, (file) => {
      const titles = headings(file).join(', ');
      return titles !== 'Контекст, Проблема, Действия, Результат, Как перенести, Ресурсы' && titles;
    });
  });

  it('leads to no other site and holds no HTML', () => {
    expectAll(files, (file) => {
      const { body } = bodyOf(file);
      return /https?:\/\/|!\[|<(?!\/?Form[\s>])/.exec(body)?.[0];
    });
  });

  it('speaks kindly', () => {
    expectAll(files, (file) => /аутсайдер|двоечник|слаб(ая|ой|ую|ые|ых) школ/i.exec(file.source)?.[0]);
  });

  it('is due for review after it was reviewed', () => {
    expectAll(files, (file) => {
      const { reviewed, reviewDue } = frontMatter(file);
      return reviewDue <= reviewed && 'срок проверки раньше самой проверки';
    });
  });

  it('has something for every situation that the home page names', () => {
    for (const situation of Object.keys(taxonomy.situations))
      expect(
        files.filter((file) => frontMatter(file).situations.includes(situation)).length,
        situation,
      ).toBeGreaterThanOrEqual(2);
  });
});

describe('a file that does not fit', () => {
  const spoiled = (change: (source: string) => string): BankFile => {
    const file = bankFile('material', materialWithForm) as BankFile;
    return { ...file, source: change(file.source) };
  };

  it.each([
    ['an unknown code', (source: string) => source.replace('kind: tool', 'kind: toool'), /mdx:4: kind: /],
    ['an unknown key', (source: string) => source.replace('year: 2026', 'year: 2026\nyaer: 2026'), /mdx:\d+: yaer: /],
    ['a missing key', (source: string) => source.replace(/^licence:.*\n/m, ''), /mdx:1: licence: /],
    ['broken YAML', (source: string) => source.replace('kind: tool', 'kind: [tool'), /mdx:\d+: /],
    ['no front matter', (source: string) => source.replace('---\n', ''), /mdx:1: /],
  ])('is refused with its name and line: %s', (_what, change, message) => {
    expect(() => frontMatterOf(spoiled(change))).toThrow(message);
  });

  it('is refused where its body is no MDX', () => {
    const source = `${spoiled((text) => text).source}\n\nменьше < трёх {\n`;
    const line = source.split('\n').findIndex((text) => text.includes('меньше <')) + 1;
    expect(() => treeOf(spoiled(() => source))).toThrow(new RegExp(`mdx:${line}: `));
  });
});
