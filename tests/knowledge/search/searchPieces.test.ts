import { expect, it } from 'vitest';
import '../../support/app.ts';

const { statics } = await import('../../../site/server/statics.ts');
const ask = async (path: string) => (await statics(new Request(`http://opora.test${path}`))) as Response;
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

it('the search index is served whole and in pieces, which never change', async () => {
  const { build } = (await (await ask('/search/bank/entry.json')).json()) as { build: string };
  const path = `/search/bank/parts/terms.${build}.bin`;
  const whole = await bytesOf(await ask(path));
  const answer = await ask(`${path}?bytes=3-90,1000-1400`);
  expect(answer.headers.get('Cache-Control')).toContain('immutable');
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream');
  expect(await bytesOf(answer)).toEqual(Uint8Array.of(...whole.slice(3, 90), ...whole.slice(1000, 1400)));

  const behind = await ask(`${path}?bytes=0-${whole.length + 1}`);
  expect([behind.status, behind.headers.get('Cache-Control')]).toEqual([416, 'public, max-age=0, must-revalidate']);
  expect((await ask(`${path}?bytes=9-3`)).status).toBe(400);
  for (const gone of [
    '/search/bank/parts/terms.000000000000.bin?bytes=0-3',
    '/search/bank/parts/..%2F..%2F..%2Fserver%2Fentry.bin?bytes=0-3',
    '/search/bank/parts/../../../../package.json?bytes=0-3',
  ])
    expect((await ask(gone))?.status ?? 404).toBe(404);
});
