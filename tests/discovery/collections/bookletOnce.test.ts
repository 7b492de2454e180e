import { expect, it } from 'vitest';
import '../../support/app.ts';

const { bookletOf } = await import('../../../api/discovery/collections/booklet.ts');
const { readCollection } = await import('../../../api/discovery/collections/collection.ts');
const making = await import('../../../api/platform/papers/making.ts');
const { publicationAsWord } = await import('../../../api/knowledge/bank/wordFiles.ts');
const { read } = await import('../../../db/client.ts');
const { collections } = await import('../../../db/schema/collections.ts');
const { and, eq } = await import('drizzle-orm');

const publicOne = async () => {
  const [row] = await read
    .select({ id: collections.id })
    .from(collections)
    .where(and(eq(collections.visibility, 'public'), eq(collections.state, 'active')))
    .limit(1);
  return readCollection(null, row?.id as string);
};

it('draws one booklet for thirty who ask at once, more than would fit into the queue', async () => {
  const collection = await publicOne();
  const drawn = await Promise.all(Array.from({ length: 30 }, () => bookletOf(collection, collection.url)));
  for (const { bytes } of drawn) expect(bytes).toBe(drawn[0]?.bytes);
});

it('ends the drawing when whoever asked has left, and the next one gets theirs', async () => {
  const collection = { ...(await publicOne()), title: 'Другое название' };
  const leaving = new AbortController();
  const left = bookletOf(collection, collection.url, { who: 'guest', signal: leaving.signal });
  await new Promise((resolve) => setImmediate(resolve));
  leaving.abort();
  await expect(left).rejects.toMatchObject({ status: 499 });
  const { bytes } = await bookletOf(collection, collection.url, { who: 'guest', signal: new AbortController().signal });
  expect(bytes.length).toBeGreaterThan(10_000);
});

it('writes a document and a code once for all who ask at once', async () => {
  const documents = await Promise.all(
    Array.from({ length: 10 }, () => publicationAsWord(null, 'material', 'bilet-na-vyhod')),
  );
  for (const { bytes } of documents) expect(bytes).toBe(documents[0]?.bytes);
  const codes = await Promise.all(Array.from({ length: 10 }, () => making.keptQrPng('http://opora.test/bank')));
  for (const { bytes } of codes) expect(bytes).toBe(codes[0]?.bytes);
  const paper = {
    title: 'Протокол',
    author: 'Центр',
    name: 'Протокол',
    parts: [{ kind: 'title' as const, text: 'Протокол' }],
  };
  const papers = await Promise.all(Array.from({ length: 10 }, () => making.paperAsPdf(structuredClone(paper))));
  for (const { bytes } of papers) expect(bytes).toBe(papers[0]?.bytes);
});
