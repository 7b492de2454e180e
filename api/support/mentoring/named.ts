import { and, eq, inArray, isNull } from 'drizzle-orm';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { schoolKinds, schools } from '../../../db/schema/schools.ts';
import { badInput } from '../../platform/problem/index.ts';

/** @throws Problem 400 when the kinds of the schools do not fit a pair */
export async function checkSchools(leader: string, supported: string): Promise<void> {
  const found = await read
    .select({ schoolId: schoolKinds.schoolId, kind: schoolKinds.kind })
    .from(schools)
    .innerJoin(schoolKinds, and(eq(schoolKinds.schoolId, schools.id), isNull(schoolKinds.until)))
    .where(inArray(schools.id, [leader, supported]));
  const is = (id: string, kind: string) => found.some((row) => row.schoolId === id && row.kind === kind);
  const errors = [
    ...(is(leader, 'leader') ? [] : [{ path: 'leader', message: 'Выберите школу-лидера.' }]),
    ...(is(supported, 'low_results')
      ? []
      : [{ path: 'supported', message: 'Выберите школу, которой нужна поддержка.' }]),
  ];
  if (errors.length > 0) throw badInput(errors);
}

export interface Named {
  leader: string;
  supported: string;
  mentors: string[];
  mentees: string[];
  coordinator: string;
}

/** @throws Problem 400 for mentors and mentees of other schools, and a coordinator who is not a methodist */
export async function checkPeople({ leader, supported, mentors, mentees, coordinator }: Named): Promise<void> {
  const found = await read
    .select({ id: users.id, role: users.role, schoolId: users.schoolId })
    .from(users)
    .where(and(inArray(users.id, [...mentors, ...mentees, coordinator]), eq(users.state, 'active')));
  const works = (school: string) => (id: string) =>
    found.some((row) => row.id === id && row.schoolId === school && ['teacher', 'school_admin'].includes(row.role));
  const errors = [
    ...(mentors.every(works(leader)) ? [] : [{ path: 'mentors', message: 'Наставники работают в школе-лидере.' }]),
    ...(mentees.every(works(supported))
      ? []
      : [{ path: 'mentees', message: 'Наставляемые работают в школе, которой нужна поддержка.' }]),
    ...(found.some(({ id, role }) => id === coordinator && role === 'methodist')
      ? []
      : [{ path: 'coordinator', message: 'Координатор пары — методист центра.' }]),
  ];
  if (errors.length > 0) throw badInput(errors);
}
