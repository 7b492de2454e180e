import { facetCounts } from '../../knowledge/bank/index.ts';
import {
  startFileOf,
  startRoles,
  type TopicFacet,
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

/** All topics, each with its number of materials and practices. */
export async function listTopics() {
  const [materials, practices] = await Promise.all([
    facetCounts({ collection: 'material' }),
    facetCounts({ collection: 'practice' }),
  ]);
  return topicNames.map((name) => ({
    ...name,
    slug: topicSlug(name),
    url: topicUrl(name),
    title: topicTitle(name),
    lead: topicFileOf(name).lead,
    count: (materials[name.facet].get(name.code) ?? 0) + (practices[name.facet].get(name.code) ?? 0),
  }));
}
export type TopicRow = Awaited<ReturnType<typeof listTopics>>[number];

/** The «начните отсюда» pages of all roles. */
export const listStarts = () =>
  startRoles.map((role) => ({ role, url: `/topics/start/${role}`, ...startFileOf(role) }));
