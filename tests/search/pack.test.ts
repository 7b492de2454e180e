import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_SPANS, type Span, spansOf } from '../../api/knowledge/search/shared/pieces.ts';
import { Pack } from '../../site/browser/search/pack.ts';
import { readPieces } from '../../site/server/searchPieces.ts';

const whole = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
const bytesOf = ({ from, to }: Span) => whole.slice(from, to);
let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opora-pack-'));
  path = join(folder, 'terms.bin');
  await writeFile(path, whole);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file behind a server that knows of pieces, and what was asked of it. */
function served(): { pack: Pack; asked: string[] } {
  const asked: string[] = [];
  const pack = new Pack('terms.bin', whole.length, async (address) => {
    asked.push(address);
    const bytes = await readPieces(path, spansOf(address.slice(address.indexOf('?'))) ?? []);
    if (typeof bytes === 'string') throw new Error(bytes);
    return bytes;
  });
  return { pack, asked };
}

describe('pieces of a file of the index', () => {
  it('come in one request, whatever their order, neighbours and twins among them', async () => {
    const { pack, asked } = served();
    const spans = [
      { from: 700, to: 900 },
      { from: 0, to: 10 },
      { from: 10, to: 400 },
      { from: 700, to: 900 },
      { from: 4999, to: 5000 },
    ];
    const pieces = await Promise.all(spans.map((span) => pack.piece(span)));
    expect(pieces).toEqual(spans.map(bytesOf));
    expect(asked).toEqual(['terms.bin?bytes=0-400,700-900,4999-5000']);
  });

  it('come in more requests when there are very many', async () => {
    const { pack, asked } = served();
    const spans = Array.from({ length: MOST_SPANS + 6 }, (_, number) => ({ from: number * 60, to: number * 60 + 7 }));
    expect(await Promise.all(spans.map((span) => pack.piece(span)))).toEqual(spans.map(bytesOf));
    expect(asked).toHaveLength(2);
  });

  it('are cut from the whole file where only that can be had, and then nothing more is asked for', async () => {
    let asked = 0;
    const pack = new Pack('terms.bin', whole.length, async () => {
      asked += 1;
      return whole;
    });
    expect(await pack.piece({ from: 40, to: 90 })).toEqual(bytesOf({ from: 40, to: 90 }));
    expect(await pack.piece({ from: 400, to: 401 })).toEqual(bytesOf({ from: 400, to: 401 }));
    expect(asked).toBe(1);
  });

  it('fail when something else comes, and can be asked for again', async () => {
    let broken = true;
    const pack = new Pack('terms.bin', whole.length, async () => (broken ? whole.subarray(0, 20) : whole));
    await expect(pack.piece({ from: 40, to: 90 })).rejects.toThrow('20 bytes');
    broken = false;
    expect(await pack.piece({ from: 40, to: 90 })).toEqual(bytesOf({ from: 40, to: 90 }));
  });
});

describe('a request for pieces', () => {
  it.each([
    '',
    '?bytes=',
    '?bytes=5-5',
    '?bytes=9-4',
    '?bytes=0-4,3-9',
    '?bytes=5-9,0-4',
    '?bytes=0-4000001',
    '?bytes=-1-4',
    `?bytes=${Array.from({ length: MOST_SPANS + 1 }, (_, from) => `${2 * from}-${2 * from + 1}`)}`,
  ])('is none: %s', (query) => expect(spansOf(query)).toBeUndefined());

  it('is told apart from one behind the end or of no file', async () => {
    expect(await readPieces(path, [{ from: 4990, to: 5001 }])).toBe('short');
    expect(await readPieces(`${path}.gone`, [{ from: 0, to: 1 }])).toBe('missing');
  });
});
