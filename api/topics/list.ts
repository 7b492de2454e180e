import { and, countDistinct, eq, inArray } from 'drizzle-orm';
import { read } from '../../db/client.ts';
import { publicationFacets, publications } from '../../db/schema/bank.ts';
import {
  startFileOf,
  startRoles,
  type TopicFacet,
  topicFacets,
  topicFileOf,
  topicNames,
  topicSlug,
  topicTitle,
  topicUrl,
} from './files.ts';

export const topicGroups: Record<TopicFacet, { title: string; about: string }> = {
  situation: { title: 'Что случилось', about: 'Житейские вопросы, с которыми приходят чаще всего.' },
  problem: {
    title: 'Проблемы, которые решает город',
    about: 'Десять проблем муниципального проекта: о чём они и с чего начать школе.',
  },
  risk: { title: 'Риски школы', about: 'Рисковый профиль проекта «500+»: что стоит за каждым риском.' },
  deficit: { title: 'Чему научиться педагогу', about: 'Умения, которые нужны чаще всего. Выбираете вы сами.' },
  subject: { title: 'Предметы', about: 'Материалы, практики, наставники и разговоры предметников.' },
};

/** All topics in their groups, each with how many materials and practices there are for it: one query. */
export async function listTopics() {
  const rows = await read
    .select({
      facet: publicationFacets.facet,
      code: publicationFacets.code,
      count: countDistinct(publicationFacets.publicationId),
    })
    .from(publicationFacets)
    .innerJoin(publications, eq(publications.id, publicationFacets.publicationId))
    .where(and(inArray(publicationFacets.facet, [...topicFacets]), eq(publications.state, 'published')))
    .groupBy(publicationFacets.facet, publicationFacets.code);
  const counts = new Map(rows.map(({ facet, code, count }) => [`${facet}/${code}`, count]));
  return topicNames.map((name) => ({
    ...name,
    slug: topicSlug(name),
    url: topicUrl(name),
    title: topicTitle(name),
    lead: topicFileOf(name).lead,
    count: counts.get(`${name.facet}/${name.code}`) ?? 0,
  }));
}
export type TopicRow = Awaited<ReturnType<typeof listTopics>>[number];

/** Where each role begins. */
export const listStarts = () =>
  startRoles.map((role) => ({ role, url: `/topics/start/${role}`, ...startFileOf(role) }));
