import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import '../support/app.ts';

const { gathered } = await import('../../api/platform/capability/index.ts');

/** Actions as they stand in the sources: the third argument of `recordAudit`, or `audit` of a step. */
const recorded = globSync('api/*/**/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:recordAudit\([^()]*?|\baudit: )'([a-z-]+\.[a-zA-Z-]+)'/g)].map(
    ([, action = '']) => action,
  ),
);

it('has words for every action of the audit log', () => {
  const words = gathered(({ audit }) => audit?.actions);
  expect(new Set(recorded).size).toBeGreaterThan(60);
  expect([...new Set(recorded)].filter((action) => !words[action])).toEqual([]);
});
