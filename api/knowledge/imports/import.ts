import { basename } from 'node:path';
import { and, eq, lt } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { imports } from '../../../db/schema/imports.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { requireSpace } from '../../platform/disk/index.ts';
import { mostBytes, nameOf, refused, uploadLoose } from '../../platform/files/index.ts';
import { log } from '../../platform/log/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { conflict, forbidden, notFound, Problem, parse } from '../../platform/problem/index.ts';
import { line } from '../../platform/russian/shared/russian.ts';
import type { Converted } from '../../platform/word/index.ts';
import { aside, Busy, TooMuch } from '../../platform/worker/index.ts';
import { createMaterial, usualContent } from '../materials/index.ts';
import { draftInput } from './input.ts';
import { mayImport, mayReadImport } from './policy.ts';

/** The limit of a material's body. */
const longest = 100_000;
const day = 86_400_000;
const closed = () => forbidden('Материалы из Word переносят методисты центра.');

export type Import = typeof imports.$inferSelect;

/**
 * Converts a Word document and keeps the result for a day; its pictures are stored as loose uploads of this person.
 * `readForm` is called only after the policy check.
 * @throws Problem 403; 400 when it is not a Word document, is damaged, too large or too long; 503 when too many are being read,
 * 413 and 507 when there is no room for its pictures
 */
export async function importWord(actor: Actor, readForm: () => Promise<FormData | null>): Promise<Import> {
  if (!mayImport(actor)) throw closed();
  const file = (await readForm())?.get('file');
  if (!(file instanceof File) || !file.name) throw refused('Выберите документ Word.');
  if (!/\.docx$/i.test(file.name))
    throw refused(
      /\.(doc|rtf|odt)$/i.test(file.name)
        ? 'Этот вид документа перенести не получится. Откройте его в Word и сохраните как «Документ Word (.docx)».'
        : 'Нужен документ Word, его имя заканчивается на .docx.',
    );
  if (file.size === 0) throw refused(`Файл «${file.name}» пуст.`);
  if (file.size > mostBytes) throw refused('Документ больше 20 МБ. Уменьшите картинки или разделите его.');
  await requireSpace(file.size);
  const converted = await convert(new Uint8Array(await file.arrayBuffer()));
  if (converted.markdown === '') throw refused('В документе нет текста. Если это скан, сначала распознайте его.');
  if (converted.markdown.length > longest)
    throw refused('Документ длиннее ста тысяч знаков, это около пятидесяти страниц. Разделите его на два материала.');
  const { markdown, stored, missed } = await withPictures(actor, converted);
  const values = {
    userId: actor.id,
    fileName: nameOf(file.name),
    title: titleOf(converted, file.name),
    markdown,
    html: renderMarkdown(markdown),
    pictures: stored,
    missed,
  };
  const [row] = await write((database) => database.insert(imports).values(values).returning());
  return row as Import;
}

/** Limits of one conversion: seconds, and megabytes. */
export const bounds = { patience: 40, memory: 768, first: true };

async function convert(bytes: Uint8Array): Promise<Converted> {
  try {
    return await aside<Converted>('api/platform/word/converterWorker.ts', bytes, bounds);
  } catch (error) {
    if (error instanceof Busy) throw error;
    log.info({ err: error }, 'a document could not be imported');
    const [kind] = String((error as Error).message).split(' ');
    if (error instanceof TooMuch || kind === 'bomb')
      throw refused('Документ распаковывается в слишком большой. Сохраните его в Word заново и попробуйте ещё раз.');
    if (kind === 'none')
      throw refused('Это не документ Word, хотя имя похоже. Откройте файл в Word и сохраните как .docx.');
    throw refused('Документ повреждён или закрыт паролем: Word внутри не читается. Сохраните его заново без пароля.');
  }
}

/** Stores the pictures and writes their addresses into the text; a damaged one is left out and reported. */
async function withPictures(actor: Actor, { markdown, pictures, missed }: Converted) {
  const addresses = new Map<string, string>();
  let damaged = 0;
  for (const [index, { type, bytes }] of pictures.entries()) {
    const ending = type === 'image/jpeg' ? 'jpg' : type.slice('image/'.length);
    const name = `picture-${index + 1}`;
    const file = new File([bytes as BlobPart], `${name}.${ending}`, { type });
    try {
      const { url, width, height } = await uploadLoose(actor, file);
      addresses.set(name, width && height ? `${url}#${width}x${height}` : url);
    } catch (error) {
      // Without room for its pictures the document would lose them all.
      if (error instanceof Problem && error.status !== 400) throw error;
      log.info({ err: error }, 'a picture of an imported document was left out');
      damaged += 1;
    }
  }
  const placed = markdown.replace(/!\[((?:[^\]\\]|\\.)*)\]\((picture-\d+)\)/g, (_whole, alt: string, name: string) => {
    const address = addresses.get(name);
    return address ? `![${alt}](${address})` : '';
  });
  const told =
    damaged > 0 ? [...missed, `Картинок не перенеслось: ${damaged}. Вставьте их в редакторе заново.`] : missed;
  return { markdown: placed, stored: addresses.size, missed: told };
}

/** The first heading, else the first line of the text, else the file name. */
function titleOf({ title, markdown }: Converted, fileName: string): string {
  const [first = ''] = markdown.split('\n', 1);
  const plain = first.replace(/[*_`\\#>]/g, '').trim();
  const own = title ?? (plain.length >= 5 && plain.length <= 120 && !/^[-!|\d]/.test(plain) ? plain : '');
  const chosen =
    own ||
    basename(fileName)
      .replace(/\.docx$/i, '')
      .replaceAll('_', ' ');
  return parse(line(160), chosen.slice(0, 160));
}

/** A converted document. @throws Problem 404 for everyone but its owner, and after a day */
export async function readImport(actor: Actor, id: string): Promise<Import> {
  const [row] = await read.select().from(imports).where(eq(imports.id, id));
  if (!row || !mayReadImport(actor, row) || row.createdAt.getTime() < Date.now() - day)
    throw notFound('Этот перенос уже убран: он ждёт сутки. Загрузите документ снова.');
  return row;
}

/** Turns it into a draft and opens the editor. @throws Problem 404; 409 when a draft was made already */
export async function draftFromImport(actor: Actor, id: string, sent: unknown) {
  const { title, markdown } = await readImport(actor, id);
  const changed = parse(draftInput, sent);
  const input = { ...usualContent(), title: changed.title ?? title, body: markdown };
  return createMaterial(actor, input, {
    reason: 'imported',
    // In the same transaction: two presses or two windows make one draft.
    async with(database) {
      const taken = await database
        .delete(imports)
        .where(and(eq(imports.id, id), eq(imports.userId, actor.id)))
        .returning({ id: imports.id });
      if (taken.length === 0) throw conflict('Черновик из этого документа уже сделан, он стоит в списке материалов.');
    },
  });
}

/** Discards it; its pictures are removed a day later. */
export async function dropImport(actor: Actor, id: string): Promise<void> {
  await readImport(actor, id);
  await write((database) => database.delete(imports).where(eq(imports.id, id)));
}

/** Deletes documents that were not turned into a draft within a day. */
export async function removeOldImports(now = Date.now()): Promise<void> {
  await write((database) => database.delete(imports).where(lt(imports.createdAt, new Date(now - day))));
}
