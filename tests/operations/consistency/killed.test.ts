import { expect, inject, test } from 'vitest';
import { killUnderLoad } from '../../support/killing.ts';

test('killed twenty times under load, the server has every answer it acknowledged, once, and agrees with itself', async () => {
  const { acknowledged, lost, disagreements, unfound } = await killUnderLoad(20, inject('template'));
  expect(lost).toEqual([]);
  expect(unfound).toEqual([]);
  expect(disagreements).toBe('');
  // Else it was killed before anybody wrote.
  expect(acknowledged).toBeGreaterThan(100);
}, 600_000);
