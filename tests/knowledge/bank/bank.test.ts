import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

const { fillCatalogue } = await import('../../../api/knowledge/bank/catalogue.ts');
const { facetCounts, countPublications, listPublications } = await import('../../../api/knowledge/bank/list.ts');
const { bankFiles } = await import('../../../api/knowledge/bankFiles/files.ts');
const { kinOf } = await import('../../../api/knowledge/bank/kin.ts');
const { textCursor } = await import('../../../api/platform/http/cursor.ts');
const { listQuery } = await import('../../../api/platform/http/route.ts');
const { putPublications } = await import('../../../api/knowledge/bank/store.ts');
const { dataDir, read, write } = await import('../../../db/client.ts');
const { applications, publications } = await import('../../../db/schema/bank.ts');
const { adoptions } = await import('../../../db/schema/practices/adoptions.ts');
const { and, eq, ne } = await import('drizzle-orm');

interface Item {
  id: string;
  title: string;
  url: string;
  kind: string;
  subjects: string[];
  levels: string[];
  minutes: number;
  evidence: number;
  publishedAt: string;
}
interface List {
  items: Item[];
  next: string | null;
}
const materials = (query = '') => answerOf<List>(request('GET', `/api/materials?limit=100${query}`), 200);

/** Walks a list to its end. */
async function walk(query: string): Promise<Item[]> {
  const found: Item[] = [];
  let next: string | null = '';
  do {
    const cursor: string = next ? `&cursor=${encodeURIComponent(next)}` : '';
    const list: List = await answerOf<List>(request('GET', `/api/materials?limit=7${query}${cursor}`), 200);
    found.push(...list.items);
    next = list.next;
  } while (next);
  return found;
}

async function anyMaterial(): Promise<Item> {
  const { items } = await materials('&sort=title');
  return items[0] as Item;
}

describe('the catalogue', () => {
  it('holds every file once, and starts fast when nothing changed', async () => {
    const files = bankFiles();
    const rows = await read.select().from(publications).where(eq(publications.source, 'file'));
    expect(rows.map(({ slug }) => slug).sort()).toEqual(files.map(({ slug }) => slug).sort());
    const started = performance.now();
    expect(await fillCatalogue()).toEqual({ written: 0, archived: 0 });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('takes in a changed file, archives one that is gone, and brings it back', async () => {
    const [file] = await read.select().from(publications).where(eq(publications.source, 'file')).limit(1);
    if (!file) throw new Error('no file');
    await write((database) =>
      database.update(publications).set({ fileHash: 'other', title: 'Старое' }).where(eq(publications.id, file.id)),
    );
    expect(await fillCatalogue()).toEqual({ written: 1, archived: 0 });
    const [again] = await read.select().from(publications).where(eq(publications.id, file.id));
    expect(again?.title).toBe(file.title);
    expect(again?.publishedAt).toEqual(file.publishedAt);

    const { id: _id, ...copy } = file;
    await write((database) => putPublications(database, [{ ...copy, slug: 'ischeznuvshij' }]));
    expect(await fillCatalogue()).toEqual({ written: 0, archived: 1 });
    await answerOf(request('GET', '/api/materials?limit=100'), 200);
    const [gone] = await read.select().from(publications).where(eq(publications.slug, 'ischeznuvshij'));
    expect(gone?.state).toBe('archived');
    await answerOf(request('GET', `/api/materials/${gone?.id}`), 404);
    await answerOf(request('GET', `/api/materials/${gone?.id}`, { as: 'methodist' }), 200);
  });

  it('lets what was edited in the browser supersede its file', async () => {
    const [file] = await read
      .select()
      .from(publications)
      .where(and(eq(publications.source, 'file'), eq(publications.collection, 'practice')))
      .limit(1);
    if (!file) throw new Error('no file');
    const edited = { ...file, id: undefined, source: 'database' as const, title: 'Правка из браузера', fileHash: null };
    await write((database) => putPublications(database, [edited]));
    expect(await fillCatalogue()).toEqual({ written: 0, archived: 0 });
    const [kept] = await read.select().from(publications).where(eq(publications.id, file.id));
    expect(kept?.title).toBe('Правка из браузера');
    await write((database) =>
      database.update(publications).set({ source: 'file', fileHash: 'other' }).where(eq(publications.id, file.id)),
    );
    await fillCatalogue();
  });
});

describe('the list', () => {
  it('gives the contract’s shape to a guest', async () => {
    const { items, next } = await answerOf<List>(request('GET', '/api/materials'), 200);
    expect(items).toHaveLength(20);
    expect(next).toEqual(expect.any(String));
    expect(items[0]).toMatchObject({
      id: expect.any(String),
      title: expect.any(String),
      summary: expect.any(String),
      levels: expect.any(Array),
    });
    expect(items.every(({ url }) => url.startsWith('/bank/'))).toBe(true);
    expect(JSON.stringify(items)).not.toMatch(/"(text|html|fileHash)"/);
  });

  it.each(['newest', 'title', 'minutes', 'proven'])(
    'is walked by cursors without loss or repetition, by %s',
    async (sort) => {
      const found = await walk(`&sort=${sort}`);
      expect(found).toHaveLength(await countPublications({ collection: 'material' }));
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    },
  );

  it('goes on behind the longest title that there may be', () => {
    const cursor = textCursor('щ'.repeat(200), 'i'.repeat(100));
    expect(listQuery.parse({ cursor })).toMatchObject({ cursor });
  });

  it('sorts', async () => {
    const { items: quick } = await materials('&sort=minutes');
    expect(quick.map(({ minutes }) => minutes)).toEqual(quick.map(({ minutes }) => minutes).sort((a, b) => a - b));
    const { items: proven } = await materials('&sort=proven');
    expect(proven.map(({ evidence }) => evidence)).toEqual(
      proven.map(({ evidence }) => evidence).sort((a, b) => b - a),
    );
    const { items: newest } = await materials('&sort=newest');
    const dates = newest.map(({ publishedAt }) => publishedAt);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('narrows by any code within a facet and all facets together', async () => {
    const { items: all } = await materials();
    const wanted = ({ subjects, levels }: Item) =>
      (subjects.includes('mathematics') || subjects.includes('russian')) && levels.includes('noo');
    const ids = (list: Item[]) => list.map(({ id }) => id).sort();
    const repeated = await materials('&subject=mathematics&subject=russian&level=noo');
    const joined = await materials('&subject=mathematics,russian&level=noo');
    expect(ids(repeated.items)).toEqual(ids(all.filter(wanted)));
    expect(ids(joined.items)).toEqual(ids(repeated.items));
    expect(repeated.items.length).toBeGreaterThan(0);
    expect(repeated.items.length).toBeLessThan(all.length);
  });

  it.each(['subject=cooking', 'sort=best', 'limit=0', 'limit=1000', 'cursor=none', 'cursor=WzFd', 'year=soon'])(
    'refuses ?%s in words',
    async (query) => {
      const { errors } = await answerOf<{ errors: { path: string; message: string }[] }>(
        request('GET', `/api/materials?${query}`),
        400,
      );
      expect(errors[0]?.message).toMatch(/[а-яё]/);
    },
  );

  it('counts each facet as the list would be, the other facets staying', async () => {
    const chosen = { subject: ['mathematics', 'any'], level: ['ooo'] };
    const counts = await facetCounts({ collection: 'material', chosen });
    for (const [code, total] of counts.kind)
      expect([code, total]).toEqual([
        code,
        await countPublications({ collection: 'material', chosen: { ...chosen, kind: [code] } }),
      ]);
    // Its own facet is not narrowed by itself: another subject shows what it alone would give.
    for (const [code, total] of counts.subject)
      expect([code, total]).toEqual([
        code,
        await countPublications({ collection: 'material', chosen: { ...chosen, subject: [code] } }),
      ]);
    expect(counts.subject.size).toBeGreaterThan(2);
    const unnarrowed = await facetCounts({ collection: 'material' });
    expect([...unnarrowed.kind.values()].reduce((sum, total) => sum + total, 0)).toBe(
      await countPublications({ collection: 'material' }),
    );
  });

  it('has left what another process archived, and files it where it is filed since', async () => {
    const {
      items: [{ id = '' } = {}],
    } = await listPublications({ collection: 'material', limit: 1, chosen: { subject: ['mathematics'] } });
    const shelf = { collection: 'material' as const, chosen: { subject: ['mathematics'] } };
    const before = await countPublications(shelf);
    const database = new DatabaseSync(join(dataDir, 'opora.db'));
    const set = database.prepare('UPDATE publications SET state = ? WHERE id = ?');
    set.run('archived', id);
    expect(await countPublications(shelf)).toBe(before - 1);
    set.run('published', id);
    expect(await countPublications(shelf)).toBe(before);
    database.prepare("DELETE FROM publication_facets WHERE publicationId = ? AND code = 'mathematics'").run(id);
    expect(await countPublications(shelf)).toBe(before - 1);
    database.prepare("INSERT INTO publication_facets VALUES (?, 'subject', 'mathematics')").run(id);
    database.close();
    expect((await facetCounts({ collection: 'material' })).subject.get('mathematics')).toBe(before);
  });

  it('skips for numbered pages', async () => {
    const whole = await listPublications({ collection: 'material', limit: 30 });
    const second = await listPublications({ collection: 'material', limit: 10, skip: 10 });
    expect(second.items.map(({ id }) => id)).toEqual(whole.items.slice(10, 20).map(({ id }) => id));
  });

  it('says on the card how many schools take a practice over', async () => {
    const { items } = await listPublications({ collection: 'practice', limit: 100 });
    const running = await read.select().from(adoptions).where(ne(adoptions.state, 'stopped'));
    expect(running.length).toBeGreaterThan(0);
    for (const { id, adopting } of items)
      expect(adopting).toBe(running.filter(({ publicationId }) => publicationId === id).length);
  });

  it('says on the card how many people used it, with how many it worked, and under which licence', async () => {
    const { items } = await listPublications({ collection: 'material', limit: 100 });
    const told = await read.select().from(applications);
    expect(told.length).toBeGreaterThan(0);
    for (const { id, applied, worked, licence } of items) {
      const here = told.filter(({ publicationId }) => publicationId === id);
      expect([applied, worked]).toEqual([here.length, here.filter(({ outcome }) => outcome === 3).length]);
      expect(licence).toBe('CC BY 4.0');
    }
  });

  it('finds kin by shared facets, never itself', async () => {
    const { id } = await anyMaterial();
    const kin = await kinOf({ id });
    expect(kin.length).toBeGreaterThan(0);
    expect(kin.map((card) => card.id)).not.toContain(id);
  });
});

describe('«применил(а)»', () => {
  const path = async () => `/api/materials/${(await anyMaterial()).id}`;

  it('is told once a person; a second telling replaces the first', async () => {
    const material = await path();
    const report = (outcome: number, text: string) =>
      answerOf<{ id: string }>(
        request('PUT', `${material}/application`, { as: 'teacher', body: { outcome, report: text } }),
        200,
      );
    const first = await report(2, 'Получилось в одном классе.');
    const second = await report(3, 'Теперь в двух.');
    expect(second.id).toBe(first.id);
    const shown = await answerOf<{ items: { report: string; author: { name: string } }[] }>(
      request('GET', `${material}/applications`, { as: 'outsider' }),
      200,
    );
    expect(shown.items.filter(({ report: text }) => text === 'Теперь в двух.')).toHaveLength(1);
    expect(JSON.stringify(shown)).not.toContain('@demo.test');
  });

  it('answers in the order of the contract', async () => {
    const material = await path();
    await answerOf(request('PUT', `${material}/application`, { body: { outcome: 9 } }), 401);
    await answerOf(request('PUT', '/api/materials/nothing/application', { as: 'teacher', body: { outcome: 9 } }), 404);
    const { errors } = await answerOf<{ errors: { path: string }[] }>(
      request('PUT', `${material}/application`, { as: 'teacher', body: { outcome: 9 } }),
      400,
    );
    expect(errors[0]?.path).toBe('outcome');
    await answerOf(
      request('PUT', `${material}/application`, { as: 'teacher', body: { outcome: 3, report: 'я'.repeat(1501) } }),
      400,
    );
    await answerOf(request('GET', `${material}/applications`), 401);
  });

  it('is taken back by its author or a methodist alone', async () => {
    const material = await path();
    const { id } = await answerOf<{ id: string }>(
      request('PUT', `${material}/application`, { as: 'mentor', body: { outcome: 1 } }),
      200,
    );
    await answerOf(request('DELETE', `/api/applications/${id}`, { as: 'outsider' }), 403);
    await answerOf(request('DELETE', `/api/applications/${id}`, { as: 'methodist' }), 204);
    await answerOf(request('DELETE', `/api/applications/${id}`, { as: 'mentor' }), 404);
  });
});

describe('bookmarks', () => {
  it('are one’s own, and adding one twice changes nothing', async () => {
    const { id } = await anyMaterial();
    await answerOf(request('PUT', `/api/bookmarks/${id}`), 401);
    await answerOf(request('PUT', '/api/bookmarks/nothing', { as: 'teacher' }), 404);
    for (let time = 0; time < 2; time++) await answerOf(request('PUT', `/api/bookmarks/${id}`, { as: 'teacher' }), 204);
    const mine = await answerOf<List>(request('GET', '/api/bookmarks', { as: 'teacher' }), 200);
    expect(mine.items.filter((item) => item.id === id)).toHaveLength(1);
    const others = await answerOf<List>(request('GET', '/api/bookmarks', { as: 'outsider' }), 200);
    expect(others.items.map((item) => item.id)).not.toContain(id);
    await answerOf(request('DELETE', `/api/bookmarks/${id}`, { as: 'teacher' }), 204);
    const left = await answerOf<List>(request('GET', '/api/bookmarks', { as: 'teacher' }), 200);
    expect(left.items.map((item) => item.id)).not.toContain(id);
  });
});
