import { eq } from 'drizzle-orm';
import { takeOutMaterial } from '../../api/knowledge/bank/index.ts';
import {
  appearJob,
  findMaterial,
  type MaterialRow,
  materialInput,
  missingIn,
  publishInto,
  renderBody,
} from '../../api/knowledge/materials/index.ts';
import { enqueue } from '../../api/platform/jobs/index.ts';
import { renderMarkdown } from '../../api/platform/markdown/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import {
  type MaterialContent,
  type MaterialState,
  materialRemarks,
  materialRevisions,
  materials,
  materialWriters,
} from '../schema/materials.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, readData } from './people.ts';

interface Written {
  title: string;
  state: MaterialState;
  author: string;
  /** How many days ago it was handed in or last saved. */
  days: number;
  decidedBy?: string;
  comment?: string;
  reason?: string;
  /** In how many days it is to appear. */
  ahead?: number;
  content: Partial<MaterialContent>;
  remarks?: { by: string; quote: string; body: string }[];
}

/** What the centre's methodists are writing for the bank, one in each state. */
function prepareMaterials(ids: Ids) {
  const data = readData<{ card: Partial<MaterialContent>; materials: Written[] }>('materials');
  const written = data.materials.map((one) => {
    const card = one.state === 'draft' ? {} : data.card;
    const content = materialInput.parse({ ...card, ...one.content, title: one.title });
    const [missing] = one.state === 'draft' ? [] : missingIn(content);
    if (missing) throw new Error(`The demo's material «${one.title}»: ${missing.path} ${missing.message}`);
    return { ...one, content, rendered: renderBody(content.body) };
  });
  return async (database: Database) => {
    for (const { content, rendered, ...one } of written) {
      const id = newId();
      const authorId = ids.person(one.author);
      const at = daysAgo(one.days);
      const publishAt = one.ahead ? nineInTheMorning(one.ahead) : null;
      const state = one.state === 'archived' || one.state === 'published' ? 'review' : one.state;
      const dates = { createdAt: daysAgo(one.days + 3), updatedAt: at, submittedAt: one.state === 'draft' ? null : at };
      await database
        .insert(materials)
        .values({ id, authorId, savedById: authorId, state, title: one.title, content, publishAt, ...dates });
      await database.insert(materialWriters).values({ materialId: id, userId: authorId });
      const decided = one.decidedBy && {
        decision: one.state === 'returned' ? ('return' as const) : ('publish' as const),
        comment: one.comment ?? '',
        decidedBy: ids.person(one.decidedBy),
        decidedAt: daysAgo(one.days - 1),
      };
      await database.insert(materialRevisions).values({
        materialId: id,
        number: 1,
        content,
        reason: one.state === 'draft' ? 'begun' : 'submitted',
        madeBy: authorId,
        madeAt: at,
        ...decided,
      });
      for (const { by, quote, body } of one.remarks ?? [])
        await database
          .insert(materialRemarks)
          .values({ materialId: id, authorId: ids.person(by), quote, body, html: renderMarkdown(body), createdAt: at });
      if (publishAt) await enqueue(database, appearJob, { id, at: publishAt.getTime() }, { runAt: publishAt });
      if (one.state !== 'published' && one.state !== 'archived') continue;
      const material = (await findMaterial(database, id)) as MaterialRow;
      const { slug } = await publishInto(database, material, { number: 1, content }, rendered, daysAgo(one.days - 1));
      if (one.state === 'published') continue;
      await takeOutMaterial(database, slug);
      await database
        .update(materials)
        .set({ state: 'archived', archiveReason: one.reason ?? '' })
        .where(eq(materials.id, id));
    }
  };
}

/** That many days ahead at nine by the clock of Moscow. */
function nineInTheMorning(days: number): Date {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return new Date(`${day}T09:00:00+03:00`);
}

export const part: DemoPart = { order: 20, prepare: prepareMaterials };
