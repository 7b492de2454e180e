import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { searchDocument } from '../../api/knowledge/search/document.ts';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';
import { Library } from '../../site/browser/search/library.ts';
import { rehearse } from '../../site/browser/search/rehearsal.ts';

it('a rehearsal of the search asks the line for nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opora-rehearsal-'));
  try {
    await buildIndex(
      [searchDocument({ url: '/a', title: 'Урок чтения', text: 'Ученики читают дроби' })],
      join(folder, 'a'),
    );
    const asked: string[] = [];
    const library = await Library.open(['/a/'], async (path) => {
      asked.push(path);
      return new Uint8Array(await readFile(join(folder, path)));
    });
    const opened = asked.length;
    await rehearse(library);
    expect(asked.slice(opened)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
