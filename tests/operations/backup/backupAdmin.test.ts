import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { runJobs } from '../../support/jobs.ts';

const { dataDir, read, write } = await import('../../../db/client.ts');
const { audit } = await import('../../../db/schema/audit.ts');
const { jobs } = await import('../../../db/schema/jobs.ts');
const { notifications } = await import('../../../db/schema/notifications.ts');
const { copyName } = await import('../../../api/operations/backup/rotation.ts');
const copies = join(dataDir, 'backups');

interface Told {
  newest: { at: string; bytes: number; encrypted: boolean; file: string } | null;
  count: number;
  old: boolean;
  run: { stage: string } | null;
  waiting: boolean;
  last: { failure: string | null } | null;
}
const look = () => answerOf<Told>(request('GET', '/api/backups', { as: 'admin' }), 200);
const ask = () => answerOf<Told>(request('POST', '/api/backups', { as: 'admin', body: {} }), 202);
const notices = () => read.select().from(notifications).where(eq(notifications.subject, 'backup:failed'));

beforeEach(async () => {
  rmSync(copies, { recursive: true, force: true });
  await write((database) => database.delete(notifications).where(eq(notifications.subject, 'backup:failed')));
});

describe('the administrator', () => {
  it('asks for a copy, sees that it waits, then when it was made and where it lies; the log has it', async () => {
    expect(await look()).toMatchObject({ newest: null, count: 0, old: false, run: null, waiting: false, last: null });
    expect(await ask()).toMatchObject({ waiting: true });
    await ask();
    expect(await read.select().from(jobs).where(eq(jobs.kind, 'backup.now'))).toHaveLength(1);
    await runJobs();
    const told = await look();
    expect(told).toMatchObject({ count: 1, old: false, run: null, waiting: false, last: { failure: null } });
    expect(told.newest).toMatchObject({ encrypted: false, bytes: expect.any(Number) });
    expect(told.newest?.file.startsWith(copies)).toBe(true);
    expect(readFileSync(told.newest?.file as string).length).toBe(told.newest?.bytes);
    const entries = await read.select().from(audit).where(eq(audit.action, 'backup.ask'));
    expect(entries).toHaveLength(2);
    expect(await notices()).toEqual([]);
  });

  it('is warned of a last copy older than two days', async () => {
    mkdirSync(copies, { recursive: true });
    const at = new Date(Date.now() - 49 * 3_600_000);
    writeFileSync(join(copies, copyName({ at, encrypted: true, holding: false })), 'x');
    expect(await look()).toMatchObject({ old: true, newest: { encrypted: true, bytes: 1 } });
  });

  it('is told once that the nightly copy failed and why; it is tried again, and the next good one ends it', async () => {
    // A file where the folder of copies should be: nothing can be written.
    writeFileSync(copies, 'not a folder');
    const nightly = () =>
      read
        .select()
        .from(jobs)
        .where(and(eq(jobs.kind, 'backup'), eq(jobs.key, 'night')));
    await write((database) =>
      database.insert(jobs).values({ kind: 'backup', payload: {}, key: 'night', runAt: new Date() }),
    );
    await runJobs();
    await runJobs(new Date(Date.now() + 120_000));
    const [job] = await nightly();
    expect(job).toMatchObject({ attempts: 2, deadAt: null });
    const told = await notices();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: 'platform', url: '/admin#backup' });
    expect(await look()).toMatchObject({ newest: null, last: { failure: expect.stringMatching(/Папка копий/) } });
    rmSync(copies);
    await runJobs(new Date(Date.now() + 3_600_000));
    expect(await nightly()).toEqual([]);
    expect(await look()).toMatchObject({ count: 1, last: { failure: null } });
  });

  it('sees a failure in words, and what is under way only while it tells of itself', async () => {
    mkdirSync(copies, { recursive: true });
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    const state = (toldAt: string) => ({
      run: { startedAt: at(300_000), toldAt, stage: 'writing', done: 5, total: 10 },
      last: { at: at(500_000), failure: 'Не хватает места', lost: 0, flaws: 0, removed: [] },
    });
    writeFileSync(join(copies, 'state.json'), JSON.stringify(state(at(1000))));
    expect(await look()).toMatchObject({ run: { stage: 'writing', done: 5 }, last: { failure: 'Не хватает места' } });
    writeFileSync(join(copies, 'state.json'), JSON.stringify(state(at(200_000))));
    expect(await look()).toMatchObject({ run: null });
    expect(readdirSync(copies)).toEqual(['state.json']);
  });

  it('alone: nobody else sees or asks', async () => {
    for (const who of ['teacher', 'methodist', 'controller', 'school']) {
      expect((await request('GET', '/api/backups', { as: who })).status).toBe(403);
      expect((await request('POST', '/api/backups', { as: who, body: {} })).status).toBe(403);
    }
    expect((await request('POST', '/api/backups', { body: {} })).status).toBe(401);
  });
});
