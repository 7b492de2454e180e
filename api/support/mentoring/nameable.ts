import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { mentorCards } from '../../../db/schema/mentoring/mentorCards.ts';
import { schoolKinds, schools } from '../../../db/schema/schools.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { countOf } from '../../platform/russian/shared/russian.ts';
import { busyOf } from './cards.ts';
import { placesTaken } from './hands.ts';
import { mayPropose } from './policy.ts';

function proposer(actor: MaybeActor): void {
  if (!mayPropose(signedIn(actor))) throw forbidden('Пары школ собирают методисты центра.');
}

/** The schools that can form pairs. @throws Problem 401, 403 */
export async function pairableSchools(actor: MaybeActor) {
  proposer(actor);
  const rows = await read
    .select({ id: schools.id, title: schools.title, slug: schools.slug, kind: schoolKinds.kind })
    .from(schools)
    .innerJoin(schoolKinds, and(eq(schoolKinds.schoolId, schools.id), isNull(schoolKinds.until)))
    .where(inArray(schoolKinds.kind, ['leader', 'low_results']))
    .orderBy(asc(schools.title))
    .limit(1000);
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ id, title, slug }) => ({ id, title, url: `/schools/${slug}` }));
  return { leaders: of('leader'), supported: of('low_results') };
}

/**
 * The people of a school who can join a pair; `hint` tells their capacity as mentors in words.
 * @throws Problem 401, 403
 */
export async function nameablePeople(actor: MaybeActor, schoolId: string) {
  proposer(actor);
  const rows = await read
    .select({ id: users.id, name: users.name, position: users.position, capacity: mentorCards.capacity, busy: busyOf })
    .from(users)
    .leftJoin(mentorCards, eq(mentorCards.userId, users.id))
    .where(
      and(eq(users.schoolId, schoolId), eq(users.state, 'active'), inArray(users.role, ['teacher', 'school_admin'])),
    )
    .orderBy(users.name)
    .limit(300);
  return rows.map(({ id, name, ...known }) => ({ id, name, hint: hintOf(known) }));
}

function hintOf({ position, capacity, busy }: { position: string; capacity: number | null; busy: number }): string {
  const said =
    capacity === null
      ? busy > 0 && `наставник в ${countOf(busy, 'паре', 'парах', 'парах')}`
      : capacity > busy
        ? `карточка наставника: свободно ${countOf(capacity - busy, 'место', 'места', 'мест')} из ${capacity}`
        : `карточка наставника: ${placesTaken({ capacity, busy })}`;
  return [position, said].filter(Boolean).join('; ');
}

/** People who can coordinate. @throws Problem 401, 403 */
export async function coordinators(actor: MaybeActor) {
  proposer(actor);
  return read
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.role, 'methodist'), eq(users.state, 'active')))
    .orderBy(users.name)
    .limit(100);
}
