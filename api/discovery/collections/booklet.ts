import { spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { and, eq, inArray } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { kindTitle, readersOf } from '../../knowledge/bank/index.ts';
import { config } from '../../platform/config/index.ts';
import {
  type Booklet,
  type BookletPart,
  contentKey,
  fileName,
  type PaperFile,
  pdfType,
} from '../../platform/papers/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { countOf, dayOf } from '../../platform/russian/shared/russian.ts';
import { type Asker, Busy, Turns, Workshop } from '../../platform/worker/index.ts';
import { picturesOf } from './bookletPictures.ts';
import type { Collection } from './collection.ts';

/** A part as the process that draws is told of it: where its text is. */
export interface OrderedPart extends Omit<BookletPart, 'blocks'> {
  source: 'file' | 'database';
  collection: 'material' | 'practice';
  slug: string;
  html: string;
  text: string;
}
export interface BookletOrder extends Omit<Booklet, 'parts' | 'pictures'> {
  parts: OrderedPart[];
  /** Keys of uploaded pictures by their ids. */
  pictures: Record<string, string>;
}

/** Each takes a processor for seconds, in a process of its own. */
const turns = new Turns({
  atOnce: 1,
  waiting: 12,
  busy: () => new Busy('Сейчас готовят много буклетов', 'Подождите минуту и нажмите ещё раз.'),
});
/** A hall of people prints one booklet. */
const booklets = new Workshop<PaperFile>({ turns, keeps: 24 * 1024 * 1024, forOne: 4 });

/**
 * A collection that its reader may see, as one PDF to print. `address` is the address they opened it by.
 * @throws Problem 404 when it is empty, else as `Workshop.get`
 */
export async function bookletOf(collection: Collection, address: string, asker?: Asker): Promise<PaperFile> {
  const order = await orderOf(collection, address);
  if (order.parts.length === 0) throw notFound('В подборке пока пусто: печатать нечего.');
  const json = JSON.stringify(order);
  const make = async (gone: AbortSignal) => ({
    name: fileName(collection.title, 'pdf'),
    type: pdfType,
    bytes: await build(json, gone),
  });
  return booklets.get(contentKey(json), make, asker);
}

async function orderOf(collection: Collection, address: string): Promise<BookletOrder> {
  const here = collection.items.filter(({ gone }) => !gone);
  const ids = here.map(({ publication }) => publication.id);
  const [rows, pictures] = await Promise.all([
    read
      .select({ id: publications.id, html: publications.html, text: publications.text })
      .from(publications)
      .where(and(inArray(publications.id, ids), eq(publications.source, 'database'))),
    picturesOf(ids),
  ]);
  const bodies = new Map(rows.map((row) => [row.id, row]));
  const { title, description, owner, updatedAt, visibility } = collection;
  return {
    title,
    about: description,
    pictures,
    by: `Составитель: ${owner.name}. ${countOf(here.length, 'материал', 'материала', 'материалов')}, ${dayOf(updatedAt)}.`,
    address: visibility === 'personal' && address === collection.url ? null : config.siteUrl + address,
    parts: here.map(({ note, publication }) => ({
      title: publication.title,
      facts: [
        kindTitle(publication.kind),
        countOf(publication.minutes, 'минута', 'минуты', 'минут'),
        readersOf(publication),
      ]
        .filter(Boolean)
        .join(' · '),
      summary: publication.summary,
      note,
      address: config.siteUrl + publication.url,
      source: publication.source,
      collection: publication.collection,
      slug: publication.slug,
      html: bodies.get(publication.id)?.html ?? '',
      text: bodies.get(publication.id)?.text ?? publication.summary,
    })),
  };
}

/** Longer than the longest takes on a busy machine. */
const patience = 240_000;

async function build(json: string, gone: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const child = spawn(process.execPath, ['api/discovery/collections/bookletBuild.ts'], {
    stdio: 'pipe',
    timeout: patience,
  });
  // Whatever it was doing: nobody waits for it.
  const end = () => child.kill('SIGKILL');
  gone.addEventListener('abort', end, { once: true });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A child that ended before it read everything says why on stderr.
  child.stdin.on('error', () => {});
  child.stdin.end(json);
  const [code, bytes, told] = await Promise.all([ended, buffer(child.stdout), text(child.stderr)]);
  gone.removeEventListener('abort', end);
  gone.throwIfAborted();
  if (code !== 0) throw new Error(`api/discovery/collections/bookletBuild.ts ended with ${code}: ${told.slice(-2000)}`);
  return new Uint8Array(bytes);
}
