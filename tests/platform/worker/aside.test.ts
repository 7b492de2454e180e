import { expect, it } from 'vitest';
import { cookieOf, request } from '../../support/app.ts';

const { aside, most } = await import('../../../api/platform/worker/aside.ts');
const { readFileThrough } = await import('../../../api/platform/files/texts.ts');
const { disk, newKey } = await import('../../../api/platform/files/store.ts');
const { files } = await import('../../../db/schema/files/files.ts');
const { fileTexts } = await import('../../../db/schema/files/texts.ts');
const { users } = await import('../../../db/schema/accounts.ts');
const { read, write } = await import('../../../db/client.ts');
const { newId } = await import('../../../db/identifier.ts');
const { eq } = await import('drizzle-orm');

/** Threads that stay until `open`, as many as are asked for. */
function crowd(number: number) {
  const shared = new SharedArrayBuffer(8);
  const counted = new Int32Array(shared);
  const bounds = { patience: 200, memory: 64 };
  const asked = Array.from({ length: number }, () =>
    aside<number>('tests/support/countingWorker.ts', shared, bounds).catch((error: unknown) => error),
  );
  return {
    asked,
    present: () => Atomics.load(counted, 0),
    open() {
      Atomics.store(counted, 1, 1);
      Atomics.notify(counted, 1);
    },
  };
}

it('reads so many strangers’ files at once, keeps so many waiting, and refuses the rest in words before it begins', async () => {
  const extra = 3;
  const { asked, present, open } = crowd(most.atOnce + most.waiting + extra);
  await expect.poll(present).toBe(most.atOnce);
  const refused = await Promise.all(asked.slice(-extra));
  expect(refused).toEqual(
    Array.from({ length: extra }, () =>
      expect.objectContaining({ status: 503, title: 'Сейчас читают много документов', extra: { retryAfter: 60 } }),
    ),
  );
  open();
  const beside = (await Promise.all(asked.slice(0, -extra))) as number[];
  expect(beside).toHaveLength(most.atOnce + most.waiting);
  expect(Math.max(...beside)).toBeLessThanOrEqual(most.atOnce);
});

it('tells who sends a document while too many wait to send it again, and does not take an unread file for an unreadable one', async () => {
  const [owner] = await read.select({ id: users.id }).from(users).limit(1);
  const id = newId();
  const key = newKey();
  const text = new TextEncoder().encode('Слова, которые прочтут позже.');
  await disk.put(key, text);
  await write((database) =>
    database
      .insert(files)
      .values({ id, key, name: 'a.txt', type: 'text/plain', size: text.length, ownerId: owner?.id as string }),
  );
  await cookieOf('methodist');
  const { asked, present, open } = crowd(most.atOnce + most.waiting);
  await expect.poll(present).toBe(most.atOnce);
  const form = new FormData();
  form.set('file', new File(['PK'], 'Документ.docx'));
  const answer = await request('POST', '/api/imports', { as: 'methodist', body: form });
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60']);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('отправьте его ещё раз') });

  await expect(readFileThrough(id)).rejects.toMatchObject({ status: 503 });
  expect(await read.select().from(fileTexts).where(eq(fileTexts.fileId, id))).toEqual([]);
  open();
  await Promise.all(asked);
  await readFileThrough(id);
  const [row] = await read.select().from(fileTexts).where(eq(fileTexts.fileId, id));
  expect(row).toMatchObject({ state: 'read', text: 'Слова, которые прочтут позже.' });
});
