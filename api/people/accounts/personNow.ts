import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { schoolKinds, schools } from '../../../db/schema/schools.ts';
import type { Actor } from '../../platform/actor/index.ts';

/**
 * Another person's rights as of today: what they once allowed to others holds only while they may still allow it.
 * Null for a person who is gone: blocked, closed or not confirmed.
 */
export async function personNow(database: Database, userId: string | null): Promise<Actor | null> {
  if (!userId) return null;
  const [row] = await database
    .select({
      user: users,
      school: { id: schools.id, slug: schools.slug, title: schools.title, kind: schoolKinds.kind },
    })
    .from(users)
    .leftJoin(schools, eq(schools.id, users.schoolId))
    .leftJoin(schoolKinds, and(eq(schoolKinds.schoolId, schools.id), isNull(schoolKinds.until)))
    .where(and(eq(users.id, userId), eq(users.state, 'active')));
  if (!row) return null;
  const { id, name, email, role, state } = row.user;
  const school = row.school?.id ? { ...row.school, kind: row.school.kind ?? 'regular' } : null;
  return {
    id,
    name,
    email,
    role,
    state,
    school: school as Actor['school'],
    sessionId: '',
    consents: { processing: false, publication: false },
    moderates: false,
  };
}
