import { join } from '../../../api/community/associations/index.ts';
import {
  deletePost,
  deleteThread,
  editPost,
  heedNewer,
  readThread,
  reply,
  restorePost,
  restoreThread,
  retitleThread,
} from '../../../api/community/discussions/index.ts';
import { mayWrite } from '../../../api/community/discussions/policy.ts';
import { type Actor, signedIn } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';
import { attemptOf, compose, sent } from './composing.ts';
import { postMarkIntents } from './postMarkIntents.ts';
import { readingIntents } from './readingIntents.ts';

/** Shown to a new member whose first post awaits approval. */
export const heldWords =
  'Спасибо! Первое сообщение нового участника сначала читает ведущий. Когда он его одобрит, придёт уведомление.';

/** Forms of a discussion's page. `actor` is null only when no form was submitted. */
export function threadIntents(actor: Actor | null, id: string, page: number): Intents {
  const here = page > 1 ? `/threads/${id}?page=${page}` : `/threads/${id}`;
  return {
    ...readingIntents(actor, id, here),
    ...postMarkIntents(actor, id, here),
    async reply(values, form) {
      const thread = await readThread(actor, id);
      const { association, place } = thread;
      const attempt = attemptOf(form);
      const step = await compose(signedIn(actor), values, form, `thread:${id}`, `${here}#reply`);
      if (step !== 'send') return step;
      await heedNewer(signedIn(actor), thread, values.seen);
      if (association?.admission === 'open' && !mayWrite(actor, place)) await join(actor, association.id, {});
      const { url, held } = await reply(actor, id, values, attempt);
      const words = held ? heldWords : 'Ответ опубликован.';
      return done(url, await sent(signedIn(actor), values, `thread:${id}`, words));
    },
    async edit(values, form) {
      const place = `edit:${values.post}`;
      const step = await compose(signedIn(actor), values, form, place, here);
      if (step !== 'send') return step;
      const { url } = await editPost(actor, String(values.post), values);
      return done(
        url,
        await sent(signedIn(actor), values, place, 'Сообщение изменено. Прежний текст остался в истории.'),
      );
    },
    async erase(values) {
      await deletePost(actor, String(values.post), values);
      return done(`${here}#post-${values.number}`, 'Сообщение удалено. Вы можете его вернуть.');
    },
    async restore(values) {
      await restorePost(actor, String(values.post));
      return done(`${here}#post-${values.number}`, 'Сообщение снова на месте.');
    },
    async retitle(values) {
      await retitleThread(actor, id, values);
      return done(here, 'Заголовок изменён.');
    },
    async eraseThread(values) {
      const { association, about } = await readThread(actor, id);
      await deleteThread(actor, id, values);
      return done(
        (association ?? about)?.url ?? '/threads',
        'Обсуждение убрано. Вернуть его можно по прежнему адресу.',
      );
    },
    async restoreThread() {
      await restoreThread(actor, id);
      return done(here, 'Обсуждение снова открыто.');
    },
  };
}
