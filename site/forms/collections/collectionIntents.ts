import {
  copyCollection,
  dropLink,
  makeLink,
  setState,
  takeCollection,
} from '../../../api/discovery/collections/index.ts';
import type { MaybeActor } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';

/** What is done on the page of a collection: `key` finds it, `address` is where it was opened. */
export const collectionIntents = (
  actor: MaybeActor,
  key: { id: string } | { secret: string },
  address: string,
): Intents => ({
  async copy() {
    const { url } = await copyCollection(actor, key);
    return done(url, 'Скопировано: это ваша подборка, меняйте её как хотите.');
  },
  ...('id' in key &&
    ({
      async state(values) {
        await setState(actor, key.id, values);
        return done(address, 'Подборка снова среди ваших.');
      },
      async take() {
        await takeCollection(actor, key.id);
        return done(address, 'Теперь подборку ведёте вы: меняйте её и решайте, кому она видна.');
      },
      async link() {
        await makeLink(actor, key.id);
        return done(address, 'Ссылка готова.');
      },
      async unlink() {
        await dropLink(actor, key.id);
        return done(address, 'Ссылка больше не открывается.');
      },
    } satisfies Intents)),
});
