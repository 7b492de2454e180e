import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { read } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { adoptions, publicationFacets, publications } from '../../db/schema/bank.ts';
import { pairs } from '../../db/schema/mentoring.ts';
import type { MaybeActor } from '../accounts/actor.ts';
import { notFound } from '../http/problem.ts';
import { countOf, formOf } from '../http/russian.ts';
import { titleOf } from '../taxonomy.ts';
import { type Hand, handsOf, handWords, type Past, pastOf } from './hands.ts';
import { pairableSchools } from './nameable.ts';

/** With more pairs at once a school's mentors have no evening left; a rule of thumb that the methodist may pass over. */
const manyPairs = 2;
const facets = ['subjects', 'risks', 'deficits'] as const;
type Facet = (typeof facets)[number];
type Needs = Record<Facet, string[]>;

const few = z.union([z.string(), z.array(z.string())]).optional();
/** The school that needs support, and what it needs where the methodist knows better than the platform. */
export const matchingQuery = z.object({ school: z.string().max(40), subjects: few, risks: few, deficits: few });
const listed = (value: string | string[] | undefined) =>
  (value === undefined ? [] : [value].flat()).filter(Boolean).slice(0, 40);

/**
 * Leader schools for a school that needs support, the nearest first, each with its reasons in words. What the school needs is
 * what the methodist names, else what the practices it takes over are about and what its people teach.
 * @throws Problem 401, 403, 404 for a school that is not in need of support
 */
export async function matchLeaders(actor: MaybeActor, query: z.infer<typeof matchingQuery>) {
  const { leaders, supported } = await pairableSchools(actor);
  const school = supported.find(({ id }) => id === query.school);
  if (!school) throw notFound('Это не школа, которой нужна поддержка.');
  const named: Needs = {
    subjects: listed(query.subjects),
    risks: listed(query.risks),
    deficits: listed(query.deficits),
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
type Offer = Awaited<ReturnType<typeof offersOf>>[number];

const teachersOf = (leaderIds: string[]) =>
  read
    .select({ schoolId: users.schoolId, subjects: users.subjects })
    .from(users)
    .where(and(inArray(users.schoolId, leaderIds), eq(users.state, 'active'), eq(users.role, 'teacher')))
    .limit(5000);

const words: Record<Facet, string> = {
  subjects: 'Общие предметы',
  risks: 'Те же факторы риска',
  deficits: 'Те же дефициты',
};
/** A shared risk or deficit says more than a shared subject: nearly every school teaches mathematics. */
const weights: Record<Facet, number> = { subjects: 1, risks: 2, deficits: 2 };

interface Known {
  busy: number;
  /** Teachers of the subjects that are needed. */
  mentors: number;
  hands: Hand[];
  past: Past;
}

function judge(needs: Needs, offers: Offer[], { busy, mentors, hands, past }: Known) {
  const shared = facets.map((facet) => ({
    facet,
    codes: needs[facet].filter((code) => offers.some((offer) => offer[facet].includes(code))),
  }));
  const near = offers.filter((offer) =>
    facets.some((facet) => offer[facet].some((code) => needs[facet].includes(code))),
  );
  const proven = near.filter(({ effects }) => effects.length > 0).length;
  const fitting = hands.filter(
    ({ subjects, deficits }) =>
      subjects.some((code) => code === 'any' || needs.subjects.includes(code)) ||
      deficits.some((code) => needs.deficits.includes(code)),
  );
  const free = fitting.reduce((sum, hand) => sum + Math.max(0, hand.capacity - hand.busy), 0);
  const full = fitting.length > 0 && free === 0;
  const reasons = shared
    .filter(({ codes }) => codes.length > 0)
    .map(
      ({ facet, codes }) => `${words[facet]}: ${codes.map((code) => titleOf(facet, code).toLowerCase()).join(', ')}.`,
    );
  if (proven > 0)
    reasons.push(`Результат показан числами в ${countOf(proven, 'практике', 'практиках', 'практиках')} об этом.`);
  if (mentors > 0)
    reasons.push(
      `Нужные предметы ${formOf(mentors, 'ведёт', 'ведут', 'ведут')} ${countOf(mentors, 'учитель', 'учителя', 'учителей')}.`,
    );
  for (const hand of fitting.slice(0, 4)) reasons.push(`Наставник ${handWords(hand)}.`);
  if (full)
    reasons.push('У всех подходящих наставников места заняты: новая пара выйдет сверх того, к чему они готовы.');
  if (past.completed > 0)
    reasons.push(
      `Уже завершила ${countOf(past.completed, 'пару', 'пары', 'пар')}${past.mean === null ? '' : `: цели достигнуты в среднем на ${past.mean} %`}.`,
    );
  reasons.push(
    busy === 0
      ? 'Сейчас ни с кем в паре: время есть.'
      : `Уже в ${countOf(busy, 'паре', 'парах', 'парах')}${busy >= manyPairs ? ': спросите, хватит ли сил' : ''}.`,
  );
  const score =
    shared.reduce((sum, { facet, codes }) => sum + weights[facet] * codes.length, 0) +
    Math.min(3, proven) +
    Math.min(2, mentors) +
    Math.min(3, free) +
    pastWeight(past);
  const shares = near.length > 0 || fitting.length > 0;
  const tired = (busy >= manyPairs ? 3 : 0) + (full ? 2 : 0);
  return {
    // A full school stands lower, but never below one that shares nothing.
    score: shares ? (tired > 0 ? Math.max(1, score - tired) : score) : 0,
    busy,
    mentors,
    free,
    reasons,
    practices: near.slice(0, 5).map(({ title, slug }) => ({ title, url: `/practices/${slug}` })),
  };
}

/** Pairs brought to their goals speak for a school; pairs that stopped far from them do not speak against it. */
const pastWeight = ({ completed, mean }: Past): number =>
  completed === 0 || mean === null ? 0 : mean >= 75 ? 2 : mean >= 40 ? 1 : 0;
