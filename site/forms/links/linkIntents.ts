import { checkAgain, setIgnored } from '../../../api/knowledge/links/index.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { done, type Intents } from '../form.ts';

/** What a methodist does with a link, on the page of one text and on the list of all. */
export const linkIntents = (actor: Actor, back: string): Intents => ({
  'check-link': async ({ link }) => {
    await checkAgain(actor, String(link));
    return done(back, 'Проверяем: обновите страницу через минуту.');
  },
  'ignore-link': async ({ link }) => {
    await setIgnored(actor, String(link), { ignored: true });
    return done(back, 'Ссылка отмечена верной, больше о ней не напомним.');
  },
  'watch-link': async ({ link }) => {
    await setIgnored(actor, String(link), { ignored: false });
    return done(back, 'Ссылка снова проверяется.');
  },
});
