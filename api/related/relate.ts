import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { eq, inArray } from 'drizzle-orm';
import { read, write } from '../../db/client.ts';
import { publicationFacets, publications } from '../../db/schema/bank.ts';
import { publicationRelations } from '../../db/schema/related.ts';
import { emit } from '../events.ts';
import { onJobs } from '../jobs/queue.ts';
import { everySoOften } from '../jobs/recurring.ts';
import { relateJob } from './job.ts';
import type { Near, Text } from './nearest.ts';

/** More than any page shows, so that some may be archived meanwhile. */
const kept = 8;

/**
 * Finds for every published material and practice what stands nearest to it by its words, and writes that down anew.
 * @returns how many publications were compared
 */
export async function relateAll(): Promise<number> {
  const texts = await readTexts();
  const nearest = texts.length > 1 ? await computed(texts) : [];
  const rows = nearest.flatMap(([publicationId, near]) =>
    near.map(({ id, nearness }, place) => ({ publicationId, relatedId: id, place, nearness })),
  );
  await write(async (database) => {
    await database.delete(publicationRelations);
    // Something may have gone while it was compared.
    const here = new Set((await database.select({ id: publications.id }).from(publications)).map(({ id }) => id));
    const present = rows.filter(({ publicationId, relatedId }) => here.has(publicationId) && here.has(relatedId));
    for (let at = 0; at < present.length; at += 500)
      await database.insert(publicationRelations).values(present.slice(at, at + 500));
  });
  emit({ kind: 'publications.related' });
  return texts.length;
}

async function readTexts(): Promise<Text[]> {
  const [rows, codes] = await Promise.all([
    read
      .select({
        id: publications.id,
        title: publications.title,
        summary: publications.summary,
        text: publications.text,
      })
      .from(publications)
      .where(eq(publications.state, 'published'))
      .orderBy(publications.id),
    read
      .select()
      .from(publicationFacets)
      .where(inArray(publicationFacets.facet, ['situation', 'deficit', 'subject', 'risk', 'problem', 'audience'])),
  ]);
  const facets = new Map<string, string[]>();
  for (const { publicationId, facet, code } of codes) {
    const list = facets.get(publicationId);
    if (list) list.push(`${facet}:${code}`);
    else facets.set(publicationId, [`${facet}:${code}`]);
  }
  return rows.map((row) => ({ ...row, facets: facets.get(row.id) ?? [] }));
}

/** Compares in a process of its own, which a source file starts also for the built server. */
async function computed(texts: Text[]): Promise<[string, Near[]][]> {
  const child = spawn(process.execPath, ['api/related/compute.ts', String(kept)], { stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A child that ended before it read everything says why on stderr.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(texts));
  const [code, answer, told] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`api/related/compute.ts ended with ${code}: ${told.slice(-2000)}`);
  return JSON.parse(answer) as [string, Near[]][];
}

/** Called once a process: what changed together is compared once. The nightly run mends what a crash left. */
export function nameRelatedWorks(): void {
  const title = 'Найти, что рядом по смыслу';
  const relate = async () => void (await relateAll());
  onJobs(relateJob, relate, title);
  everySoOften('related', '41 3 * * *', relate, title);
}
