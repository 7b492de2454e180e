import { personalData as ofAssociations } from './community/associations/index.ts';
import { personalData as ofDiscussions } from './community/discussions/index.ts';
import { personalData as ofMeetings } from './community/meetings/index.ts';
import { personalData as ofModeration } from './community/moderation/index.ts';
import { personalData as ofOutcomes } from './community/practiceFromThread/index.ts';
import { personalData as ofCollections } from './discovery/collections/index.ts';
import { personalData as ofBank } from './knowledge/bank/index.ts';
import { personalData as ofUpkeep } from './knowledge/contentReview/index.ts';
import { personalData as ofImports } from './knowledge/imports/index.ts';
import { personalData as ofMaterials } from './knowledge/materials/index.ts';
import { personalData as ofPractices } from './knowledge/practices/index.ts';
import { personalData as ofAccounts } from './people/accounts/index.ts';
import { personalData as ofNotifications } from './people/notifications/index.ts';
import { personalData as ofFiles } from './platform/files/index.ts';
import { personalData as ofJobs } from './platform/jobs/index.ts';
import { personalData as ofMail } from './platform/mail/index.ts';
import type { PersonalData } from './platform/personalData/index.ts';
import { personalData as ofMentoring } from './support/mentoring/index.ts';

/**
 * All that the platform holds about people, room by room: the export and the closing of an account go by this list, and a test
 * holds it against the schema. What looks personal and is not stands in `notPersonal`.
 */
export const personalData: readonly PersonalData[] = [
  ...ofAccounts,
  ...ofAssociations,
  ...ofBank,
  ...ofCollections,
  ...ofDiscussions,
  ...ofFiles,
  ...ofImports,
  ...ofJobs,
  ...ofMail,
  ...ofMaterials,
  ...ofMeetings,
  ...ofMentoring,
  ...ofModeration,
  ...ofNotifications,
  ...ofOutcomes,
  ...ofPractices,
  ...ofUpkeep,
];

/** Columns whose name or kind looks like a person's, with the reason why nobody is behind them: `table.property`. */
export const notPersonal: Readonly<Record<string, string>> = {
  'schools.address': 'почтовый адрес школы',
  'schools.joinSeed': 'ссылка школы: ничья, открывает только заявку',
  'links.address': 'адрес страницы, на которую ведёт материал',
  'files.name': 'имя файла: выгружается и уходит вместе с файлом',
  'pairs.leaderId': 'школа-лидер',
  'jobs.leasedBy': 'номер процесса сервера',
  'imports.fileName': 'имя файла: выгружается и уходит вместе с документом',
  'collections.told': 'номера школ и объединений',
  'collections.seed': 'ссылка на подборку, не на человека; в выгрузку не попадает',
  'files.key': 'под каким именем лежат байты; в выгрузку не попадает',
  'jobs.key': 'чтобы одно дело не сделали дважды; уходит вместе с делом',
  'idempotency_keys.key': 'чтобы одну отправку не приняли дважды; уходит вместе с записью',
  'settings.key': 'название настройки',
  'notifications.secret': 'признак того, что письмо не пересказывает уведомление',
  'relation_vectors.facets': 'коды публикации',
  'relation_weights.holding': 'в скольких текстах стоит слово',
  'practices.effects': 'показатели практики',
  'publications.effects': 'показатели публикации',
  'adoptions.effects': 'показатели внедрения',
  'publications.fileHash': 'отпечаток файла материала',
};
