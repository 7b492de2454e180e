import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { demoCity } from '../support/demoCity.ts';
import { enter } from '../support/entering.ts';
import { startServer } from '../support/server.ts';
import { p95 } from './p95.ts';
import type { Print } from './run.ts';

const times = 60;

/** The demo's materials and practices copied until there are `total`; each copy has its own address, title, day and facets of another. */
function growCatalogue(total: number): string {
  const dataDir = demoCity('catalogue');
  const database = new DatabaseSync(join(dataDir, 'opora.db'));
  database.exec('PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN');
  const columns = (database.prepare("SELECT name FROM pragma_table_info('publications')").all() as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'id');
  const changed: Record<string, string> = {
    slug: "slug || '-' || :copy",
    title: "title || ' ' || :copy",
    source: "'database'",
    practiceId: 'NULL',
    fileHash: 'NULL',
    publishedAt: 'publishedAt - :copy * 60000',
    minutes: '(minutes + :copy) % 90 + 5',
    html: "'<p>' || text || '</p>'",
  };
  const originals = database.prepare("SELECT id FROM publications WHERE state = 'published'").all() as { id: string }[];
  const copied = database.prepare(
    `INSERT INTO publications (id, ${columns.join(', ')}) SELECT :new, ${columns.map((name) => changed[name] ?? name).join(', ')} FROM publications WHERE id = :old`,
  );
  const filed = database.prepare(
    'INSERT INTO publication_facets (publicationId, facet, code) SELECT :new, facet, code FROM publication_facets WHERE publicationId = :old',
  );
  for (let number = originals.length; number < total; number += 1) {
    const { id } = originals[number % originals.length] as { id: string };
    const copy = Math.floor(number / originals.length);
    const made = `c${String(number).padStart(15, '0')}`;
    copied.run({ new: made, old: id, copy });
    const { id: other } = originals[(number * 7) % originals.length] as { id: string };
    filed.run({ new: made, old: other });
  }
  database.exec('COMMIT');
  database.exec('ANALYZE');
  database.close();
  return dataDir;
}

async function measure(total: number): Promise<Record<string, number>> {
  const dataDir = growCatalogue(total);
  const server = await startServer({ dataDir, command: 'dist/server/entry.mjs' });
  const { cookie } = await enter(server.url, 'teacher');
  const each = async (path: (index: number) => string) => {
    const taken: number[] = [];
    for (let index = 0; index < times; index += 1) {
      const begun = performance.now();
      const response = await fetch(server.url + path(index), { headers: { Cookie: cookie } });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${path(index)}: ${response.status}`);
      taken.push(performance.now() - begun);
    }
    return p95(taken);
  };
  // Every address is another one, so that none is answered from what was kept.
  const levels = ['noo', 'ooo', 'soo'];
  const result = {
    'bank, page by page': await each((index) => `/bank?page=${index + 1}`),
    'bank, by title': await each((index) => `/bank?sort=title&page=${index + 1}`),
    'bank, the short ones first': await each((index) => `/bank?sort=minutes&page=${index + 1}`),
    'bank, the proven first': await each((index) => `/bank?sort=proven&page=${index + 1}`),
    'bank, two facets': await each((index) => `/bank?level=${levels[index % 3]}&audience=teacher&page=${index + 1}`),
    'JSON of the bank': await each((index) => `/api/materials?limit=100&level=${levels[index % 3]}`),
    topic: await each((index) => `/topics/situation-gaps?n=${index}`),
    'all topics': await each((index) => `/topics?n=${index}`),
    practices: await each((index) => `/practices?page=${index + 1}`),
  };
  await server.stop(true);
  rmSync(dataDir, { recursive: true, force: true });
  return result;
}

/** What the shelves cost with the demo's hundred materials and practices, and with ten thousand of them. */
export async function catalogue(print: Print): Promise<void> {
  const few = await measure(0);
  const many = await measure(10_000);
  for (const [name, value] of Object.entries(many))
    print(
      `catalogue: ${name}`,
      Math.round(value * 10) / 10,
      'ms',
      `p95 of ${times} at 10,000 materials and practices; ${(few[name] as number).toFixed(1)} ms with the demo's`,
    );
}
