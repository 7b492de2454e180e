import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { and, asc, eq, gt } from 'drizzle-orm';
import { dataDir, read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { log } from '../../platform/log/index.ts';
import { onSignal } from '../../platform/signals/index.ts';
import { kindTitle, readersOf } from '../bank/index.ts';
import { pictureUrl } from './address.ts';

const folder = join(dataDir, 'share', 'published');
/** Several publications within this time are drawn by one process. */
const gather = 500;
const portion = 200;

let timer: NodeJS.Timeout | undefined;
let drawing = false;
let again = false;

/**
 * Keeps a picture for everything that is published in the database: draws what is missing now and after every change, and
 * removes what nothing shows any more. Until it is drawn the picture of the whole site stands in for it.
 */
export function keepPictures(): void {
  onSignal((event) => {
    if (event.kind === 'publication.changed') drawSoon(gather);
  });
  drawSoon(2000);
}

function drawSoon(delay: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void drawAll(), delay);
  timer.unref();
}

async function drawAll(): Promise<void> {
  if (drawing) {
    again = true;
    return;
  }
  drawing = true;
  try {
    await drawMissing();
  } catch (error) {
    // The next change or the next start tries again.
    log.error({ err: error }, 'pictures of publications were not drawn');
  }
  drawing = false;
  if (again) drawSoon(gather);
  again = false;
}

async function drawMissing(): Promise<void> {
  const there = new Set(await readdir(folder).catch(() => []));
  const wanted = new Set<string>();
  for (let last = ''; ; ) {
    const rows = await published(last);
    const missing = [];
    for (const row of rows) {
      const file = pictureUrl(row).split('/').at(-1) as string;
      wanted.add(file);
      if (!there.has(file)) missing.push({ file, title: row.title, label: kindTitle(row.kind), note: readersOf(row) });
    }
    if (missing.length > 0) await drawn(missing);
    if (rows.length < portion) break;
    last = rows.at(-1)?.id ?? '';
  }
  for (const file of there) if (!wanted.has(file)) await rm(join(folder, file), { force: true });
}

const published = (after: string) =>
  read
    .select({
      id: publications.id,
      collection: publications.collection,
      source: publications.source,
      slug: publications.slug,
      title: publications.title,
      kind: publications.kind,
      audience: publications.audience,
      levels: publications.levels,
    })
    .from(publications)
    .where(and(eq(publications.source, 'database'), eq(publications.state, 'published'), gt(publications.id, after)))
    .orderBy(asc(publications.id))
    .limit(portion);

async function drawn(pictures: readonly object[]): Promise<void> {
  const child = spawn(process.execPath, ['api/knowledge/socialImages/draw.ts', folder], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const told = text(child.stderr);
  child.stdin.end(JSON.stringify(pictures));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0)
    throw new Error(`api/knowledge/socialImages/draw.ts ended with ${code}: ${(await told).slice(-2000)}`);
}
