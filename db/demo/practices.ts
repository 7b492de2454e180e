import { existsSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { takeOutPractice } from '../../api/knowledge/bank/index.ts';
import { plainMarks, publishInto, type Rendered, renderPractice } from '../../api/knowledge/practices/index.ts';
import { renderMarkdown } from '../../api/platform/markdown/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import type { Effect } from '../schema/bank.ts';
import { adoptions } from '../schema/practices/adoptions.ts';
import {
  type PracticeContent,
  type PracticePart,
  type PracticeState,
  practiceAuthors,
  practiceComments,
  practiceRevisions,
  practices,
} from '../schema/practices.ts';
import type { DemoPart } from './part.ts';
import { daysAgo, type Ids, type PeopleFile, readData } from './people.ts';

interface PracticeData extends PracticeContent {
  key: string;
  author: string;
  coauthors: string[];
  state: PracticeState;
  days: number;
  comments?: {
    by: string;
    part: PracticePart;
    body: string;
    answer?: { by: string; body: string };
    resolved?: boolean;
  }[];
  decision?: { by: string; comment: string };
  adoptions?: { by: string; days: number; report?: string | null; effects?: Effect[] }[];
}

/** Practices in all states, with their revisions, remarks and decisions. */
function preparePractices(ids: Ids) {
  const { people } = readData<PeopleFile>('people');
  const written = [1, 2, 3]
    .map((part) => `practices-${part}`)
    .filter((name) => existsSync(`db/demo/data/${name}.yaml`))
    .flatMap((name) => readData<{ practices: PracticeData[] }>(name).practices)
    .map((practice) => ({ practice, rendered: renderPractice(partsOf(practice)) }));
  const schoolOf = (key: string) => {
    const school = people[key]?.school;
    return school ? ids.school(school) : null;
  };
  return async (database: Database) => {
    for (const { practice, rendered } of written) {
      const id = await insertPractice(database, practice, ids, schoolOf(practice.author));
      if (practice.state === 'published' || practice.state === 'archived')
        await publish(database, id, practice, await rendered, ids, schoolOf);
    }
  };
}

const partsOf = (data: PracticeData): PracticeContent => ({
  title: data.title,
  summary: data.summary,
  context: data.context ?? '',
  problem: data.problem ?? '',
  actions: data.actions ?? '',
  result: data.result ?? '',
  transfer: data.transfer ?? '',
  resources: data.resources ?? '',
  subjects: data.subjects ?? [],
  levels: data.levels ?? [],
  risks: data.risks ?? [],
  deficits: data.deficits ?? [],
  effects: data.effects ?? [],
});

async function insertPractice(
  database: Database,
  data: PracticeData,
  ids: Ids,
  schoolId: string | null,
): Promise<string> {
  const id = newId();
  const content = partsOf(data);
  const submitted = data.state !== 'draft';
  await database.insert(practices).values({
    id,
    authorId: ids.person(data.author),
    schoolId,
    state: data.state,
    version: submitted ? 3 : 1,
    ...content,
    createdAt: daysAgo(data.days),
    updatedAt: daysAgo(Math.max(0, data.days - 6), 1),
    submittedAt: submitted ? daysAgo(Math.max(0, data.days - 5), 2) : null,
  });
  if (data.coauthors?.length)
    await database
      .insert(practiceAuthors)
      .values(data.coauthors.map((key) => ({ practiceId: id, userId: ids.person(key) })));
  if (submitted)
    await database.insert(practiceRevisions).values({
      practiceId: id,
      number: 1,
      content,
      submittedBy: ids.person(data.author),
      submittedAt: daysAgo(Math.max(0, data.days - 5), 2),
      ...(data.decision &&
        data.state !== 'review' && {
          decision:
            data.state === 'returned'
              ? ('return' as const)
              : data.state === 'rejected'
                ? ('reject' as const)
                : ('publish' as const),
          comment: data.decision.comment,
          decidedBy: ids.person(data.decision.by),
          decidedAt: daysAgo(Math.max(0, data.days - 8)),
        }),
    });
  for (const remark of data.comments ?? []) {
    const remarkId = newId();
    const said = (by: string, body: string, parentId: string | null, back: number) => ({
      practiceId: id,
      part: remark.part,
      parentId,
      authorId: ids.person(by),
      body,
      html: renderMarkdown(body),
      createdAt: daysAgo(Math.max(0, data.days - back)),
    });
    const settled = remark.resolved
      ? { resolvedAt: daysAgo(Math.max(0, data.days - 7)), resolvedBy: ids.person(remark.by) }
      : {};
    await database
      .insert(practiceComments)
      .values({ id: remarkId, ...said(remark.by, remark.body, null, 6), ...settled });
    if (remark.answer)
      await database.insert(practiceComments).values(said(remark.answer.by, remark.answer.body, remarkId, 6.5));
  }
  return id;
}

async function publish(
  database: Database,
  id: string,
  data: PracticeData,
  rendered: Rendered,
  ids: Ids,
  schoolOf: (key: string) => string | null,
): Promise<void> {
  const at = daysAgo(Math.max(0, data.days - 8));
  const practice = {
    id,
    authorId: ids.person(data.author),
    schoolId: schoolOf(data.author),
    slug: null,
    coauthors: (data.coauthors ?? []).map(ids.person),
  };
  const slug = await publishInto(database, practice, rendered, plainMarks, at);
  await database.update(practices).set({ slug, publishedAt: at }).where(eq(practices.id, id));
  if (data.state === 'archived') await takeOutPractice(database, id);
  const taken = (data.adoptions ?? []).flatMap(({ by, days, report, effects }) => {
    const schoolId = schoolOf(by);
    const told = report ? { report, state: 'reported' as const, reportedAt: daysAgo(Math.max(0, days - 45)) } : {};
    return schoolId
      ? [
          {
            publicationId: id,
            schoolId,
            userId: ids.person(by),
            effects: effects ?? [],
            startedAt: daysAgo(days),
            ...told,
          },
        ]
      : [];
  });
  if (taken.length > 0) await database.insert(adoptions).values(taken);
}

export const part: DemoPart = { order: 10, prepare: preparePractices };
