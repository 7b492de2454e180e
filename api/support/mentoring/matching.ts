import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../../db/client.ts';
import { users } from '../../../db/schema/accounts.ts';
import { publicationFacets, publications } from '../../../db/schema/bank.ts';
import { pairs } from '../../../db/schema/mentoring/pairs.ts';
import { adoptions } from '../../../db/schema/practices/adoptions.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { oneOrMany } from '../../platform/http/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { type Facet, facets, judge, type Needs } from './fitting.ts';
import { handsOf, type Past, pastOf } from './hands.ts';
import { pairableSchools } from './nameable.ts';

const few = oneOrMany({ most: 40, longest: 60 }).default([]);
/** The school that needs support, and its needs where the methodist states them. */
export const matchingQuery = z.object({ school: z.string().max(40), subjects: few, risks: few, deficits: few });

/**
 * Leader schools for a school that needs support, best match first, each with reasons in words. The needs are those that
 * the methodist states, else they follow from the practices it adopts and the subjects its people teach.
 * @throws Problem 401, 403, 404 when the school needs no support
 */
export async function matchLeaders(actor: MaybeActor, query: z.infer<typeof matchingQuery>) {
  const { leaders, supported } = await pairableSchools(actor);
  const school = supported.find(({ id }) => id === query.school);
  if (!school) throw notFound('Это не школа, которой нужна поддержка.');
  const named: Needs = {
    subjects: query.subjects,
    risks: query.risks,
    deficits: query.deficits,
  };
  const leaderIds = leaders.map(({ id }) => id);
  const [needs, offers, open, teachers, hands, past] = await Promise.all([
    facets.some((facet) => named[facet].length > 0) ? named : needsOf(school.id),
    offersOf(leaderIds),
    read
      .select({ leaderId: pairs.leaderId, supportedId: pairs.supportedId })
      .from(pairs)
      .where(inArray(pairs.state, ['proposed', 'agreed', 'active']))
      .limit(1000),
    teachersOf(leaderIds),
    handsOf(leaderIds),
    pastOf(leaderIds),
  ]);
  const items = leaders
    .filter(({ id }) => !open.some((pair) => pair.leaderId === id && pair.supportedId === school.id))
    .map((leader) => {
      const own = offers.filter(({ schoolId }) => schoolId === leader.id);
      const busy = open.filter(({ leaderId }) => leaderId === leader.id).length;
      const mentors = teachers.filter(
        ({ schoolId, subjects }) => schoolId === leader.id && subjects.some((code) => needs.subjects.includes(code)),
      ).length;
      const known = {
        busy,
        mentors,
        hands: hands.filter(({ schoolId }) => schoolId === leader.id),
        past: past.find(({ leaderId }) => leaderId === leader.id) as Past,
      };
      return { leader, ...judge(needs, own, known) };
    })
    .sort((one, other) => other.score - one.score || one.busy - other.busy);
  return { school, needs, items };
}
export type Match = Awaited<ReturnType<typeof matchLeaders>>;

async function needsOf(schoolId: string): Promise<Needs> {
  const [taken, people] = await Promise.all([
    read
      .selectDistinct({ facet: publicationFacets.facet, code: publicationFacets.code })
      .from(adoptions)
      .innerJoin(publicationFacets, eq(publicationFacets.publicationId, adoptions.publicationId))
      .where(and(eq(adoptions.schoolId, schoolId), inArray(publicationFacets.facet, [...facets])))
      .limit(200),
    read
      .select({ subjects: users.subjects })
      .from(users)
      .where(and(eq(users.schoolId, schoolId), eq(users.state, 'active')))
      .limit(300),
  ]);
  const of = (facet: Facet) => taken.filter((row) => row.facet === facet).map(({ code }) => code);
  const subjects = [...of('subjects'), ...people.flatMap((person) => person.subjects)].filter((code) => code !== 'any');
  return { subjects: [...new Set(subjects)], risks: of('risks'), deficits: of('deficits') };
}

const offersOf = (leaderIds: string[]) =>
  read
    .select({
      schoolId: publications.schoolId,
      title: publications.title,
      slug: publications.slug,
      subjects: publications.subjects,
      risks: publications.risks,
      deficits: publications.deficits,
      effects: publications.effects,
    })
    .from(publications)
    .where(
      and(
        inArray(publications.schoolId, leaderIds),
        eq(publications.collection, 'practice'),
        eq(publications.state, 'published'),
      ),
    )
    .limit(1000);

const teachersOf = (leaderIds: string[]) =>
  read
    .select({ schoolId: users.schoolId, subjects: users.subjects })
    .from(users)
    .where(and(inArray(users.schoolId, leaderIds), eq(users.state, 'active'), eq(users.role, 'teacher')))
    .limit(5000);
