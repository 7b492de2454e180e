import { expect, it } from 'vitest';

process.env.RATE_LIMITS = 'on';
process.env.LOG_LEVEL = 'silent';
const { Limit } = await import('../../../api/platform/http/rateLimit.ts');
const passes = (limit: InstanceType<typeof Limit>, key: string) =>
  limit.spend(key).then(
    () => true,
    () => false,
  );

it('forgets who has been quiet the longest, so that invented names fill no memory', async () => {
  const limit = new Limit(1, 3600);
  expect([await passes(limit, 'quiet'), await passes(limit, 'quiet')]).toEqual([true, false]);
  expect(await passes(limit, 'busy')).toBe(true);
  for (let name = 0; name < 25_000; name++) {
    await limit.count(`invented ${name}`);
    if (name % 5000 === 0) expect(await passes(limit, 'busy')).toBe(false);
  }
  expect(await passes(limit, 'busy')).toBe(false);
  expect(await passes(limit, 'quiet')).toBe(true);
});

it('takes nothing from whom it refuses, and gives back no more than was taken', async () => {
  const limit = new Limit(2, 3600);
  const asked = await Promise.all(Array.from({ length: 40 }, () => passes(limit, 'one')));
  expect(asked.filter(Boolean)).toHaveLength(2);
  await limit.giveBack('one');
  expect([await passes(limit, 'one'), await passes(limit, 'one')]).toEqual([true, false]);
  for (let given = 0; given < 9; given++) await limit.giveBack('one');
  const again = await Promise.all(Array.from({ length: 40 }, () => passes(limit, 'one')));
  expect(again.filter(Boolean)).toHaveLength(2);
  await limit.giveBack('nobody');
  expect([await passes(limit, 'nobody'), await passes(limit, 'nobody'), await passes(limit, 'nobody')]).toEqual([
    true,
    true,
    false,
  ]);
});
