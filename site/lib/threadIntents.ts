import type { Actor } from '../../api/accounts/actor.ts';
import { join } from '../../api/associations/membership.ts';
import { editPost, retitleThread } from '../../api/discussions/editing.ts';
import { deletePost, deleteThread, restorePost, restoreThread } from '../../api/discussions/erasing.ts';
import { longestPost } from '../../api/discussions/input.ts';
import { mayWrite } from '../../api/discussions/policy.ts';
import { readThread } from '../../api/discussions/thread.ts';
import { reply } from '../../api/discussions/writing.ts';
import { badInput } from '../../api/http/problem.ts';
import { done, type Intents } from './form.ts';
import { postMarkIntents } from './postMarkIntents.ts';
import { readingIntents } from './readingIntents.ts';

type Values = Record<string, unknown>;

/** A preview is drawn on the page itself; what is too long to be sent is too long to be shown. */
export function previewed(values: Values): boolean {
  if (values.preview !== 'yes') return false;
  if (String(values.body ?? '').length > longestPost)
    throw badInput([{ path: 'body', message: 'Слишком длинно: можно не больше 20 000 символов.' }]);
  return true;
}

/** What the forms of a discussion's page do. `actor` is null only where no form was sent. */
export function threadIntents(actor: Actor | null, id: string, page: number): Intents {
  const here = page > 1 ? `/threads/${id}?page=${page}` : `/threads/${id}`;
  return {
    ...readingIntents(actor, id, here),
    ...postMarkIntents(actor, id, here),
    async reply(values) {
      if (previewed(values)) return null;
      const { association, place } = await readThread(actor, id);
      if (association?.admission === 'open' && !mayWrite(actor, place)) await join(actor, association.id, {});
      const { url } = await reply(actor, id, values, String(values.key));
      return done(url, 'Ответ опубликован.');
    },
    async edit(values) {
      if (previewed(values)) return null;
      const { url } = await editPost(actor, String(values.post), values);
      return done(url, 'Сообщение изменено. Прежний текст остался в истории.');
    },
    async erase(values) {
      await deletePost(actor, String(values.post));
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
    async eraseThread() {
      const { association, about } = await readThread(actor, id);
      await deleteThread(actor, id);
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
