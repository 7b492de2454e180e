import {
  acceptAnswer,
  dropBookmark,
  keepPost,
  markOfficial,
  markUseful,
  vote,
  withdrawSolution,
  withdrawVote,
} from '../../../api/community/discussions/index.ts';
import { makePractice } from '../../../api/community/practiceFromThread/index.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';

/** Forms of the actions below a post, of a bookmark and of a poll; `here` is the page of the discussion. */
export function postMarkIntents(actor: Actor | null, id: string, here: string): Intents {
  const back = (values: Record<string, unknown>) => `${here}#post-${values.number}`;
  return {
    async useful(values) {
      await markUseful(actor, String(values.post), true);
      return done(back(values));
    },
    async unuseful(values) {
      await markUseful(actor, String(values.post), false);
      return done(back(values));
    },
    async solve(values) {
      await acceptAnswer(actor, id, { post: values.post });
      return done(here, 'Решение отмечено. Его автор узнает об этом, а под вопросом появилась ссылка на ответ.');
    },
    async unsolve(values) {
      await withdrawSolution(actor, id);
      return done(back(values), 'Отметка «решено» снята.');
    },
    async official(values) {
      await markOfficial(actor, String(values.post), true);
      return done(back(values), 'Отмечено как официальный ответ центра.');
    },
    async unofficial(values) {
      await markOfficial(actor, String(values.post), false);
      return done(back(values), 'Отметка «официальный ответ» снята.');
    },
    async bookmark(values) {
      if (values.drop === 'yes') {
        await dropBookmark(actor, String(values.post));
        return done(back(values), 'Закладка убрана.');
      }
      const { remindAt } = await keepPost(actor, String(values.post), values);
      return done(
        back(values),
        remindAt ? 'В закладках. В выбранный день в 8:00 мы напомним.' : 'Сообщение в закладках.',
      );
    },
    async makePractice() {
      const { url, invited } = await makePractice(actor, id);
      return done(
        url,
        invited > 0 ? 'Черновик готов. Авторов вопроса и ответа мы спросили о соавторстве.' : 'Черновик готов.',
      );
    },
    async vote(values) {
      await vote(actor, String(values.poll), values);
      return done(back(values), 'Ваш голос учтён. Пока опрос открыт, его можно изменить.');
    },
    async unvote(values) {
      await withdrawVote(actor, String(values.poll));
      return done(back(values), 'Голос взят назад.');
    },
  };
}

/** Actions whose forms have no place for errors: the page shows them at the top. */
export const bareActs = [
  'useful',
  'unuseful',
  'solve',
  'unsolve',
  'official',
  'unofficial',
  'makePractice',
  'vote',
  'unvote',
];
