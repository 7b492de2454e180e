import { countPublications, listPublications } from '../../knowledge/bank/index.ts';
import { renderMarkdown } from '../../platform/markdown/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { listMentors, type MentorCard } from '../../support/mentoring/index.ts';
import { nearTopics, type TopicName, topicFileOf, topicOf, topicSlug, topicTitle, topicUrl } from './files.ts';
import { threadsOn } from './talk.ts';

const most = { materials: 6, practices: 4, mentors: 4, threads: 6, fitting: 3 };

const linkTo = (name: TopicName) => ({ slug: topicSlug(name), title: topicTitle(name), url: topicUrl(name) });

/**
 * A topic page: its text, and everything the platform has on it. All of it is public, so no rights are
 * checked: only mentor cards and discussions that a guest may see.
 * @throws Problem 404
 */
export async function readTopic(slug: string) {
  const name = topicOf(slug);
  if (!name) throw notFound('Такой темы нет. Все темы есть на странице /topics.');
  const file = topicFileOf(name);
  const chosen = { [name.facet]: [name.code] };
  const [materials, practices, materialCount, practiceCount, mentors, threads] = await Promise.all([
    listPublications({ collection: 'material', chosen, sort: 'proven', limit: most.materials }),
    listPublications({ collection: 'practice', chosen, sort: 'proven', limit: most.practices }),
    countPublications({ collection: 'material', chosen }),
    countPublications({ collection: 'practice', chosen }),
    mentorsFor(name, file.deficits),
    threadsOn(name, file.tags, most.threads),
  ]);
  // A subject with few materials of its own also shows those for every subject.
  const fitting =
    name.facet === 'subject' && materials.items.length < most.fitting
      ? await listPublications({
          collection: 'material',
          chosen: { subject: ['any'] },
          sort: 'proven',
          limit: most.fitting,
        })
      : null;
  return {
    ...name,
    ...linkTo(name),
    lead: file.lead,
    html: renderMarkdown(file.text),
    start: file.start,
    near: nearTopics(file).map(linkTo),
    materials: materials.items,
    practices: practices.items,
    fitting: fitting?.items ?? [],
    counts: { material: materialCount, practice: practiceCount },
    mentors,
    threads,
  };
}
export type Topic = Awaited<ReturnType<typeof readTopic>>;

/** Mentors for the subject or the deficit; for other topics, for the deficits behind them. */
async function mentorsFor({ facet, code }: TopicName, deficits: readonly string[]): Promise<MentorCard[]> {
  const wanted = facet === 'deficit' ? [code] : deficits;
  if (facet !== 'subject' && wanted.length === 0) return [];
  const { items } = await listMentors(null, {
    limit: most.mentors,
    ...(facet === 'subject' ? { subject: code } : { deficits: wanted }),
  });
  return items;
}
