import { beforeAll, describe, expect, it } from 'vitest';
import { type KindFigures, measureKinds } from './kinds/measured.ts';

let figures: Map<string, KindFigures>;

beforeAll(async () => {
  figures = await measureKinds(1);
});

describe('of documents that each hold another word, a question finds the one it means', () => {
  it.each([
    { kind: 'form', least: 0.995, most: 0.3 },
    { kind: 'slip', least: 0.97, most: 0.3 },
    { kind: 'layout', least: 0.99, most: 0.3 },
    { kind: 'abbreviation', least: 0.97, most: 2 },
    { kind: 'form-irregular', least: 1, most: 0.1 },
    { kind: 'form-new', least: 0.99, most: 0.2 },
    { kind: 'form-names', least: 1, most: 0.1 },
    { kind: 'form-verbs', least: 0.99, most: 0.2 },
  ])('$kind', ({ kind, least, most }) => {
    const { n, recall, others } = figures.get(kind) ?? { n: 0, recall: 0, others: 0 };
    expect(n).toBeGreaterThan(90);
    expect(recall).toBeGreaterThanOrEqual(least);
    expect(others).toBeLessThanOrEqual(most);
  });
});
