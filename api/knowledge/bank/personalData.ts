import { sql } from 'drizzle-orm';
import { applications, bookmarks, publications } from '../../../db/schema/bank.ts';
import { removedAttachments } from '../../../db/schema/files/texts.ts';
import { materials } from '../../../db/schema/materials.ts';
import { anonymised, erased, kept, type PersonalData, personal } from '../../platform/personalData/index.ts';
import { quotedName, withoutName } from './authorNames.ts';

const ofMyMaterials = (id: string) =>
  sql`${publications.collection} = 'material' and ${publications.slug} in (select ${materials.slug} from ${materials} where ${materials.authorId} = ${id} and ${materials.slug} is not null)`;

/** Reports, bookmarks and adoptions of a person, and the names of authors. */
export const personalData: PersonalData[] = [
  personal('Закладки', bookmarks, { by: ['userId'], gives: ['publicationId', 'createdAt'], leaving: erased }),
  personal('Отзывы «Применил(а)»', applications, {
    by: ['userId'],
    gives: ['publicationId', 'outcome', 'report', 'createdAt', 'updatedAt'],
    leaving: anonymised('отзыв остаётся под материалом без имени'),
  }),
  personal('Публикации моих материалов, подписанные моим именем', publications, {
    covers: ['authors'],
    names: ['authors'],
    where: ({ id, name }) => sql`${ofMyMaterials(id)} and instr(${publications.authors}, ${quotedName(name)}) > 0`,
    gives: ['id', 'slug', 'title', 'authors', 'publishedAt'],
    leaving: anonymised('материал остаётся, вместо имени автора — «Участник»', ({ name }) => ({
      authors: withoutName(publications.authors, name),
    })),
  }),
  personal('Другие публикации, подписанные таким же именем', publications, {
    covers: ['authors'],
    names: ['authors'],
    where: ({ id, name }) =>
      sql`not (${ofMyMaterials(id)}) and instr(${publications.authors}, ${quotedName(name)}) > 0`,
    gives: ['id', 'slug', 'title', 'authors', 'publishedAt'],
    leaving: kept(
      'под практикой имя сменится само, как только согласие отозвано; под чужим материалом оно набрано руками и может быть именем однофамильца: его правит методист по просьбе автора (ГК РФ, статья 1265)',
    ),
  }),
  personal('Файлы, которые я снял(а) с материалов', removedAttachments, {
    by: ['removedById'],
    gives: ['fileId', 'publicationId', 'removedAt'],
    leaving: anonymised('кто снял, больше не названо', () => ({ removedById: null })),
  }),
];
