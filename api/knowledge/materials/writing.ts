import { eq } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { newId } from '../../../db/identifier.ts';
import { users } from '../../../db/schema/accounts.ts';
import { type Material, type MaterialContent, materials, materialWriters } from '../../../db/schema/materials.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { conflict, forbidden, parse } from '../../platform/problem/index.ts';
import { sameContent } from './content.ts';
import { materialFor } from './find.ts';
import { materialChange, materialInput } from './input.ts';
import { keepRevision, putContent } from './keeping.ts';
import { materialUrl, type Saved, savedOf } from './material.ts';
import { hangPictures } from './pictures.ts';
import { mayEdit, mayWrite } from './policy.ts';

/**
 * Creates a draft of a material. A title is enough; other fields are taken when given.
 * @param begun where it came from: an import stores its first text as a revision; `slug` is that of the file it replaces;
 * `with` is written in the same transaction
 * @throws Problem 403 when the caller is not a methodist; 400
 */
export async function createMaterial(
  actor: Actor,
  input: unknown,
  begun: { reason?: 'begun' | 'imported'; slug?: string; with?: (database: Database) => Promise<void> } = {},
): Promise<Saved> {
  if (!mayWrite(actor)) throw forbidden('Материалы банка пишут методисты центра.');
  const content = parse(materialInput, input);
  const id = newId();
  await write(async (database) => {
    await begun.with?.(database);
    if (begun.slug !== undefined) await refuseTaken(database, begun.slug);
    await database
      .insert(materials)
      .values({ id, authorId: actor.id, savedById: actor.id, title: content.title, content, slug: begun.slug ?? null });
    await database.insert(materialWriters).values({ materialId: id, userId: actor.id });
    if (content.body) await keepRevision(database, id, { content, reason: begun.reason ?? 'begun', by: actor.id });
    await hangPictures(database, actor, id, content.body);
    await recordAudit(database, actor, 'material.created', { kind: 'material', id }, {});
  });
  return savedOf({ id, state: 'draft', version: 1 });
}

async function refuseTaken(database: Database, slug: string): Promise<void> {
  const [other] = await database.select({ id: materials.id }).from(materials).where(eq(materials.slug, slug)).limit(1);
  if (other) throw conflict('Этот материал уже правят.', { id: other.id, url: materialUrl(other.id) });
}

/** A save that follows another one within this time by the same person makes no revision of what was there. */
const sitting = 30 * 60_000;
const whyClosed = 'Править можно черновик и материал на доработке. Если он на проверке, сначала отзовите его.';

/**
 * Saves the text over the version that was read. A save that changes nothing keeps the version. What another person wrote, or
 * the same one in an earlier sitting, is kept as a revision first.
 * @throws Problem 409 with `current` (the other's text and its version) when it changed meanwhile
 */
export async function saveMaterial(actor: Actor, id: string, input: unknown): Promise<Saved> {
  await materialFor(read, actor, id, mayEdit, whyClosed);
  const { version, ...change } = parse(materialChange, input);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return write(async (database) => {
    const material = await materialFor(database, actor, id, mayEdit, whyClosed);
    const before = material.content;
    const after = { ...before, ...given } as MaterialContent;
    if (sameContent(before, after)) return savedOf(material);
    if (material.version !== version) throw await stale(database, material);
    const another = material.savedById !== actor.id || Date.now() - material.updatedAt.getTime() > sitting;
    if (another && before.body)
      await keepRevision(database, id, {
        content: before,
        reason: 'saved',
        by: material.savedById,
        at: material.updatedAt,
      });
    const saved = await putContent(database, actor, material, after);
    await hangPictures(database, actor, id, after.body);
    return savedOf({ ...material, ...saved });
  });
}

async function stale(database: Database, material: Material) {
  const [by] = await database.select({ name: users.name }).from(users).where(eq(users.id, material.savedById)).limit(1);
  return conflict(
    'Пока вы писали, материал изменили в другом окне или другой человек. Ваш текст не пропал: сравните его с новым и сохраните ещё раз.',
    {
      current: {
        ...material.content,
        version: material.version,
        updatedAt: material.updatedAt.toISOString(),
        savedBy: by?.name ?? '',
      },
    },
  );
}
