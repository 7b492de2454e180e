import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, max, sql } from 'drizzle-orm';
import { dataDir, read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';
import { adoptions } from '../../../db/schema/practices/adoptions.ts';
import { log } from '../../platform/log/index.ts';
import { onSignal } from '../../platform/signals/index.ts';
import { isCurrentFormat, standInFor } from '../search/index.ts';
import { ENTRY, type Entry } from '../search/shared/core.ts';
import { attachmentDocuments } from './attachmentDocuments.ts';
import { publicationUrl } from './card.ts';
import { searchDocumentOf } from './searchDocument.ts';

/** The second search bundle: practices and materials published in the database, and files of publications. Served at `/search/practices/`. */
const folder = join(dataDir, 'search');
const output = join(folder, 'practices');
const input = join(folder, 'practices.json');
/** The first bundle, built with the site from its files. */
const ofFiles = 'dist/client/search/bank';

/** Changes within this time share one build. */
const gather = 300;
const patience = { first: 2000, most: 60_000 };

const ofDatabase = eq(publications.source, 'database');

/** Schools that adopted a practice and did not stop. */
const takenOver = sql<number>`(select count(*) from ${adoptions} taken
  where taken."publicationId" = "publications"."id" and taken."state" <> 'stopped')`.mapWith(Number);

let timer: NodeJS.Timeout | undefined;
let builder: ChildProcess | undefined;
let building = false;
let changedMeanwhile = false;
let failures = 0;
let builtFrom = '';

/**
 * Keeps the bundle up to date: builds it when it is missing or outdated, and after every change.
 * A build is a process of its own, one at a time; a failed build is retried with growing delays.
 */
export async function keepPracticesBundle(): Promise<void> {
  onSignal((event) => {
    // Attachments of materials in files are in this bundle: they change after the site was built.
    if (event.kind === 'publication.changed') buildSoon(gather);
  });
  process.once('exit', () => builder?.kill());
  const stale = await isStale().catch((error: unknown) => {
    log.error({ err: error }, 'the age of the search bundle is unknown');
    return true;
  });
  if (stale) buildSoon(0);
}

async function isStale(): Promise<boolean> {
  const built = await stat(join(output, ENTRY)).catch(() => null);
  const [[newest], [lastRead]] = await Promise.all([
    read
      .select({ at: max(publications.updatedAt) })
      .from(publications)
      .where(ofDatabase),
    read.select({ at: max(fileTexts.readAt) }).from(fileTexts),
  ]);
  const changed = Math.max(newest?.at?.getTime() ?? 0, lastRead?.at?.getTime() ?? 0);
  if (!built || !(await isCurrentFormat(output)) || changed > built.mtimeMs) return true;
  // A new build of the site renumbers the documents of its files.
  const standIn = await filesStoodInFor();
  return JSON.stringify((await entryOf(output))?.standIn ?? null) !== JSON.stringify(standIn);
}

const entryOf = async (bundle: string): Promise<Entry | null> => {
  const text = await readFile(join(bundle, ENTRY), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Entry);
};

/** A file that was replaced by the database or deleted stays in the file index until the next build. */
async function filesStoodInFor() {
  const rows = await read
    .select({ collection: publications.collection, slug: publications.slug })
    .from(publications)
    .where(and(eq(publications.source, 'file'), eq(publications.state, 'published')));
  return standInFor(ofFiles, new Set(rows.map(publicationUrl)));
}

function buildSoon(delay: number): void {
  changedMeanwhile = true;
  if (building) return;
  clearTimeout(timer);
  timer = setTimeout(() => void buildAll(), delay);
  timer.unref();
}

/** Builds until nothing has changed meanwhile. */
async function buildAll(): Promise<void> {
  building = true;
  try {
    while (changedMeanwhile) {
      changedMeanwhile = false;
      await buildPracticesBundle();
    }
    failures = 0;
    building = false;
  } catch (error) {
    building = false;
    failures += 1;
    log.error({ err: error, failures }, 'the search bundle of practices was not built');
    buildSoon(Math.min(patience.first * 2 ** (failures - 1), patience.most));
  }
}

/** Builds the bundle unless it is up to date. @throws Error with the builder's message when it failed */
export async function buildPracticesBundle(): Promise<void> {
  const now = new Date();
  const rows = await read
    .select({
      collection: publications.collection,
      slug: publications.slug,
      title: publications.title,
      summary: publications.summary,
      kind: publications.kind,
      text: publications.text,
      subjects: publications.subjects,
      levels: publications.levels,
      audience: publications.audience,
      risks: publications.risks,
      deficits: publications.deficits,
      situations: publications.situations,
      reviewedAt: publications.reviewedAt,
      evidence: publications.evidence,
      adoptions: takenOver,
    })
    .from(publications)
    .where(and(ofDatabase, eq(publications.state, 'published')))
    .orderBy(publications.id);
  const [attached, standIn] = await Promise.all([attachmentDocuments(), filesStoodInFor()]);
  const found = [...rows.map((row) => searchDocumentOf(row, now)), ...attached];
  const given = JSON.stringify({ documents: found, standIn });
  // Not every change of a publication affects the search.
  if (given === builtFrom) return;
  const started = performance.now();
  await mkdir(folder, { recursive: true });
  await writeFile(input, given);
  try {
    await runBuilder();
  } finally {
    await rm(input, { force: true });
  }
  builtFrom = given;
  log.info(
    { practices: rows.length, files: attached.length, ms: Math.round(performance.now() - started) },
    'search bundle of practices built',
  );
}

function runBuilder(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['api/knowledge/search/build.ts', input, output], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    builder = child;
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      told = (told + chunk.toString()).slice(-2000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      builder = undefined;
      if (code === 0) resolve();
      else reject(new Error(`api/knowledge/search/build.ts ended with ${code}: ${told}`));
    });
  });
}
