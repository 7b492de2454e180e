import {
  closeThread,
  mergeThread,
  moveThread,
  pinThread,
  reopenThread,
  setPace,
  splitThread,
  unpinThread,
} from '../../../api/community/moderation/index.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';

/** What the forms of a discussion's «Вести обсуждение» do. */
export function arrangeIntents(actor: Actor, id: string): Intents {
  const thread = `/threads/${id}`;
  const here = `${thread}/manage`;
  return {
    async close(values) {
      await closeThread(actor, id, values);
      return done(thread, 'Обсуждение закрыто для ответов.');
    },
    async reopen() {
      await reopenThread(actor, id);
      return done(thread, 'Обсуждение снова открыто для ответов.');
    },
    async pin(values) {
      await pinThread(actor, id, values);
      return done(here, 'Обсуждение закреплено.');
    },
    async unpin() {
      await unpinThread(actor, id);
      return done(here, 'Обсуждение откреплено.');
    },
    async pace(values) {
      await setPace(actor, id, values);
      return done(here, 'Темп обсуждения изменён.');
    },
    async move(values) {
      await moveThread(actor, id, values);
      return done(thread, 'Обсуждение перенесено. Его адрес не изменился.');
    },
    async split(values) {
      const { url } = await splitThread(actor, id, { posts: [], ...values });
      return done(url, 'Сообщения вынесены сюда. На прежних местах остались следы.');
    },
    async merge(values) {
      const { url } = await mergeThread(actor, id, values);
      return done(url, 'Обсуждения объединены. Прежний адрес ведёт сюда.');
    },
  };
}
