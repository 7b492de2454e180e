import { describe, expect, it } from 'vitest';
import { Problem } from '../../api/platform/problem/problem.ts';
import { fieldsOf } from '../../site/forms/formFields.ts';

const without = new Set(['intent']);
const fields = (...pairs: [string, string][]) => fieldsOf(pairs, without);

/** The problem that a form is refused with, and how long it took to refuse it in the thread's own milliseconds. */
function refusal(...pairs: [string, string][]): { problem: unknown; took: number } {
  const before = process.threadCpuUsage();
  let problem: unknown;
  try {
    fields(...pairs);
  } catch (error) {
    problem = error;
  }
  const { user, system } = process.threadCpuUsage(before);
  return { problem, took: (user + system) / 1000 };
}

describe('the fields of a form', () => {
  it('become what the API takes as JSON', () => {
    expect(
      fields(
        ['intent', 'save'],
        ['title', 'Название'],
        ['subjects[]', 'russian'],
        ['subjects[]', 'physics'],
        ['poll.question', 'Когда?'],
        ['effects.0.measure', 'Успеваемость'],
        ['effects.0.before', '3'],
        ['effects.2.measure', 'Посещаемость'],
        ['attendance.06b9mwgrsgmadt1n', 'present'],
        ['agreed', 'no'],
        ['agreed', 'yes'],
      ),
    ).toEqual({
      title: 'Название',
      subjects: ['russian', 'physics'],
      poll: { question: 'Когда?' },
      effects: [{ measure: 'Успеваемость', before: '3' }, undefined, { measure: 'Посещаемость' }],
      attendance: { '06b9mwgrsgmadt1n': 'present' },
      agreed: 'yes',
    });
  });

  it('leave files and what the form says of itself out', () => {
    expect(fieldsOf([['file', new File(['x'], 'x.txt')] as const, ['intent', 'save'] as const], without)).toEqual({});
  });

  it('take an index that is no number of a list for a name', () => {
    expect(fields(['a.33000000', 'x'])).toEqual({ a: { 33000000: 'x' } });
  });

  it.each<[string, ...[string, string][]]>([
    ['a length of a list', ['a.0', 'x'], ['a.length', '33000000']],
    ['a length of a list, before it is one', ['a.length', '33000000'], ['a.0', 'x']],
    ['a name on a list', ['a[]', 'x'], ['a.b', 'y']],
    ['a list in a text', ['a', 'x'], ['a[]', 'y']],
    ['a text over a list', ['a[]', 'x'], ['a', 'y']],
    ['an object in a text', ['a', 'x'], ['a.b', 'y']],
    ['a text over an object', ['a.b', 'x'], ['a', 'y']],
    ['a text over an object in a list', ['a.0.b', 'x'], ['a.0', 'y']],
    ['an index on an object', ['a.b', 'x'], ['a.0', 'y']],
    ['a far index', ['a.999', 'x']],
    ['an index far behind the end', ['a.60', 'x']],
    ['the prototype', ['__proto__.x', 'y']],
    ['the prototype within', ['a.__proto__.x', 'y']],
    ['a constructor', ['a.constructor.prototype.x', 'y']],
    ['a method of every object', ['toString', 'y']],
    ['a method within', ['a.valueOf', 'y']],
    ['a deep name', ['a.b.c.d.e.f', 'x']],
    ['a long name', ['a'.repeat(200), 'x']],
    ['an endless name', ['a.'.repeat(200_000), 'x']],
    ['an empty name', ['', 'x']],
    ['an empty step', ['a..b', 'x']],
    ['brackets in the middle', ['a[].b', 'x']],
    ['a number in brackets', ['a[0]', 'x']],
    ['letters of no name', ['имя', 'x']],
  ])('refuse %s, and at once', (_what, ...pairs) => {
    const { problem, took } = refusal(...pairs);
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).status).toBe(400);
    expect((problem as Problem).detail).toMatch(/Обновите страницу/);
    expect(took).toBeLessThan(100);
  });

  it('change nothing that every object has', () => {
    refusal(['__proto__.polluted', 'yes'], ['constructor.prototype.polluted', 'yes']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('hold no list longer than somebody fills in', () => {
    const many = Array.from({ length: 600 }, (_, at): [string, string] => [`a.${at}`, 'x']);
    expect(fields(...many.slice(0, 500))).toEqual({ a: Array(500).fill('x') });
    expect(refusal(...many).problem).toBeInstanceOf(Problem);
  });
});
