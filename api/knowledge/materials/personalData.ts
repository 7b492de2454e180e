import { sql } from 'drizzle-orm';
import { materialRemarks, materialRevisions, materials, materialWriters } from '../../../db/schema/materials.ts';
import { anonymised, erased, type PersonalData, personal } from '../../platform/personalData/index.ts';
import { quotedName, withoutName } from '../bank/index.ts';

const signed = ({ id, name }: { id: string; name: string }) =>
  sql`${materialRevisions.materialId} in (select ${materials.id} from ${materials} where ${materials.authorId} = ${id}) and instr(${materialRevisions.content}, ${quotedName(name)}) > 0`;

/** Writers, revisions, decisions and remarks of materials. */
export const personalData: PersonalData[] = [
  personal('Мои материалы', materials, {
    by: ['authorId'],
    covers: ['content'],
    names: ['content'],
    gives: ['id', 'state', 'title', 'content', 'slug', 'createdAt', 'updatedAt', 'submittedAt', 'publishedAt'],
    leaving: anonymised(
      'материал центра остаётся, автор — запись без имени; имя в строке «авторы» заменяется словом «Участник»',
      ({ name }) => ({ content: withoutName(materials.content, name) }),
    ),
  }),
  personal('Материалы, которые я сохранял(а) последним', materials, {
    by: ['savedById'],
    gives: ['id', 'state', 'title', 'updatedAt'],
    leaving: anonymised('материал остаётся, сохранившая запись без имени'),
  }),
  personal('Материалы, над которыми я работаю', materialWriters, {
    by: ['userId'],
    gives: ['materialId'],
    leaving: erased,
  }),
  personal('Редакции моих материалов с моим именем', materialRevisions, {
    covers: ['content'],
    names: ['content'],
    where: signed,
    gives: ['id', 'materialId', 'number', 'content', 'madeAt'],
    leaving: anonymised('редакция остаётся, имя в строке «авторы» заменяется словом «Участник»', ({ name }) => ({
      content: withoutName(materialRevisions.content, name),
    })),
  }),
  personal('Редакции материалов, сделанные мной', materialRevisions, {
    by: ['madeBy'],
    gives: ['id', 'materialId', 'number', 'content', 'reason', 'madeAt'],
    leaving: anonymised('редакция остаётся, автор правки — запись без имени'),
  }),
  personal('Мои решения о материалах', materialRevisions, {
    by: ['decidedBy'],
    gives: ['id', 'materialId', 'number', 'decision', 'comment', 'decidedAt'],
    leaving: anonymised('решение остаётся, решившая запись без имени'),
  }),
  personal('Замечания к материалам', materialRemarks, {
    by: ['authorId'],
    gives: ['id', 'materialId', 'quote', 'body', 'createdAt'],
    leaving: anonymised('замечание остаётся авторам материала, кто его написал, не названо'),
  }),
  personal('Замечания к материалам, которые я закрыл(а)', materialRemarks, {
    by: ['resolvedBy'],
    gives: ['id', 'materialId', 'resolvedAt'],
    leaving: anonymised('кто закрыл, больше не названо', () => ({ resolvedBy: null })),
  }),
];
