import { isNotNull, isNull, sql } from 'drizzle-orm';
import { attachments, files } from '../../../db/schema/files/files.ts';
import { anonymised, erased, type PersonalData, personal } from '../personalData/index.ts';

const gives = ['id', 'name', 'type', 'size', 'createdAt'] as const;
const inDraft = sql`exists (select 1 from ${attachments} where ${attachments.fileId} = ${files.id} and ${attachments.subjectKind} = 'draft')`;

/** Uploads: the clean-up removes bytes that no row points to. */
export const personalData: PersonalData[] = [
  personal('Файлы, которые ещё ни к чему не приложены, и файлы черновиков', files, {
    by: ['ownerId'],
    names: [],
    secrets: ['key'],
    only: sql`${isNotNull(files.looseAt)} or ${inDraft}`,
    gives,
    leaving: erased,
  }),
  personal('Файлы в сообщениях, практиках, материалах и документах', files, {
    by: ['ownerId'],
    secrets: ['key'],
    only: sql`${isNull(files.looseAt)} and not ${inDraft}`,
    gives,
    leaving: anonymised('файл остаётся частью текста, к которому приложен; владелец — запись без имени'),
  }),
];
