import { sql } from 'drizzle-orm';
import { postEdits, posts, threads } from '../../../db/schema/discussions/discussions.ts';
import { pollVotes } from '../../../db/schema/discussions/polls.ts';
import {
  postBookmarks,
  postDrafts,
  postUseful,
  readingPositions,
  subscriptions,
} from '../../../db/schema/discussions/reading.ts';
import { anonymised, erased, type PersonalData, personal } from '../../platform/personalData/index.ts';
import { leaveForgetting, mentionOf } from './forgetting.ts';

const nameless = anonymised('текст остаётся в обсуждении, автор — запись без имени');
const byNobody = (column: string) => anonymised('кто это сделал, больше не названо', () => ({ [column]: null }));

/** Posts, subscriptions, marks and drafts of a person, and mentions by others. */
export const personalData: PersonalData[] = [
  personal('Мои обсуждения', threads, {
    by: ['authorId'],
    gives: ['id', 'associationId', 'publicationId', 'pairId', 'title', 'createdAt', 'deletedAt', 'deleteReason'],
    leaving: nameless,
  }),
  personal('Обсуждения, где моё сообщение последнее', threads, {
    by: ['lastPosterId'],
    gives: ['id', 'lastPostAt'],
    leaving: nameless,
  }),
  personal('Обсуждения, которые я отметил(а) решёнными', threads, {
    by: ['solvedBy'],
    gives: ['id', 'solvedAt'],
    leaving: byNobody('solvedBy'),
  }),
  personal('Обсуждения, которые я закрыл(а)', threads, {
    by: ['closedBy'],
    gives: ['id', 'closedAt', 'closeReason'],
    leaving: byNobody('closedBy'),
  }),
  personal('Обсуждения, которые я убрал(а)', threads, {
    by: ['deletedBy'],
    gives: ['id', 'deletedAt', 'deleteReason'],
    leaving: anonymised('кто убрал — запись без имени'),
  }),
  personal('Мои сообщения', posts, {
    by: ['authorId'],
    gives: ['id', 'threadId', 'number', 'body', 'createdAt', 'editedAt', 'heldAt', 'deletedAt', 'deleteReason'],
    leaving: nameless,
  }),
  personal('Сообщения, которые я отметил(а) ответом центра', posts, {
    by: ['officialBy'],
    gives: ['id', 'threadId', 'number', 'officialAt'],
    leaving: anonymised('ответ центра остаётся, кто отметил — запись без имени'),
  }),
  personal('Сообщения, которые я убрал(а)', posts, {
    by: ['deletedBy'],
    gives: ['id', 'threadId', 'number', 'deletedAt', 'deleteReason'],
    leaving: anonymised('кто убрал — запись без имени'),
  }),
  personal('Упоминания меня', posts, {
    covers: ['body', 'html'],
    names: ['body', 'html'],
    where: ({ id }) => sql`instr(${posts.body}, ${mentionOf(id)}) > 0`,
    // The text is another person's.
    gives: ['id', 'threadId', 'number', 'createdAt'],
    leaving: anonymised('имя в упоминании заменяется, сразу за закрытием, в сообщениях, их истории и чужих черновиках'),
    onWithdrawal: leaveForgetting,
  }),
  personal('История моих правок', postEdits, {
    by: ['editedBy'],
    gives: ['postId', 'body', 'reason', 'editedAt'],
    leaving: nameless,
  }),
  personal('Голоса в опросах', pollVotes, {
    by: ['userId'],
    gives: ['pollId', 'optionId', 'createdAt'],
    leaving: anonymised('голос остаётся в итоге опроса, проголосовавшая запись без имени'),
  }),
  personal('Отметки «полезно»', postUseful, {
    by: ['userId'],
    gives: ['postId', 'createdAt'],
    leaving: anonymised('отметка остаётся в числе под сообщением, отметившая запись без имени'),
  }),
  personal('Закладки на сообщения и заметки к ним', postBookmarks, {
    by: ['userId'],
    gives: ['postId', 'note', 'remindAt', 'remindedAt', 'createdAt'],
    leaving: erased,
  }),
  personal('За чем я слежу', subscriptions, {
    by: ['userId'],
    gives: ['subject', 'subjectId', 'level', 'createdAt'],
    leaving: erased,
  }),
  personal('Докуда я прочитал(а)', readingPositions, {
    by: ['userId'],
    gives: ['threadId', 'number', 'updatedAt'],
    leaving: erased,
  }),
  personal('Черновики сообщений', postDrafts, {
    by: ['userId'],
    gives: ['place', 'title', 'body', 'updatedAt'],
    leaving: erased,
  }),
];
