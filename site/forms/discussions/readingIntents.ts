import {
  followThread,
  type Level,
  levelWords,
  setPosition,
  setTags,
} from '../../../api/community/discussions/index.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';

/** Forms of a discussion's page about reading: position, subscription, tags. */
export function readingIntents(actor: Actor | null, id: string, here: string): Intents {
  return {
    async markRead(values) {
      await setPosition(actor, id, values);
      return done(here, 'Обсуждение отмечено прочитанным.');
    },
    async follow(values) {
      const { level } = await followThread(actor, id, values);
      const { title, hint } = levelWords.thread[level as Level];
      return done(here, `${title}: ${hint}.`);
    },
    async tags(values) {
      await setTags(actor, id, values);
      return done(here, 'Метки сохранены.');
    },
  };
}
