import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { read, write } from '../../../db/client.ts';
import { schoolKindCodes, schoolKinds } from '../../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { text } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { maySeeKindHistory, maySetKind } from './policy.ts';
import { readSchool } from './schools.ts';

export const kindInput = z.object({
  kind: z.enum(schoolKindCodes, { error: 'Выберите, какая это школа.' }),
  /** The first day of the period, `2026-09-01`. */
  since: z.iso
    .date({ error: 'Укажите дату, с которой это действует.', abort: true })
    .refine((day) => new Date(day) <= new Date(), {
      error: 'Дата ещё не наступила: статус меняют в день, когда он начинает действовать.',
    }),
  note: text(500, 0).default(''),
});

/** The history of a school's kind, newest first; 404 for those who may see the school but not its history. */
export async function kindHistory(actor: MaybeActor, idOrSlug: string) {
  const { id } = await readSchool(actor, idOrSlug);
  if (!actor || !maySeeKindHistory(actor, id))
    throw notFound('Историю школы видят она сама, методический центр и управление образования.');
  return read.select().from(schoolKinds).where(eq(schoolKinds.schoolId, id)).orderBy(desc(schoolKinds.since)).limit(50);
}

/** Begins a new period of a school and ends the previous one on the same day. The history stays in the table and in the audit log. */
export async function setKind(actor: MaybeActor, idOrSlug: string, input: unknown) {
  const me = signedIn(actor);
  const { id } = await readSchool(actor, idOrSlug);
  if (!maySetKind(me)) throw forbidden('Статус школы определяет методический центр.');
  const { kind, since: day, note } = parse(kindInput, input);
  const since = new Date(day);
  await write(async (database) => {
    const open = and(eq(schoolKinds.schoolId, id), isNull(schoolKinds.until));
    const [current] = await database.select().from(schoolKinds).where(open);
    if (current && since < current.since)
      throw badInput([
        { path: 'since', message: `Дата не может быть раньше начала нынешнего периода: ${shown(current.since)}.` },
      ]);
    if (current?.kind === kind) throw badInput([{ path: 'kind', message: 'У школы уже такой статус.' }]);
    // A change on the first day of a period corrects it; on a later day it begins a new one.
    if (current?.since.getTime() === since.getTime())
      await database.update(schoolKinds).set({ kind, note }).where(open);
    else {
      await database.update(schoolKinds).set({ until: since }).where(open);
      await database.insert(schoolKinds).values({ schoolId: id, kind, since, note });
    }
    await recordAudit(
      database,
      me,
      'school.kind',
      { kind: 'school', id },
      { from: current?.kind ?? null, to: kind, since: day },
    );
  });
  emit({ kind: 'school.changed', schoolId: id });
  return readSchool(actor, id);
}

const shown = (date: Date) => date.toLocaleDateString('ru', { timeZone: 'UTC' });
