import type { AstroGlobal } from 'astro';
import {
  addBookmark,
  applicationOf,
  isBookmarked,
  listApplications,
  readPublication,
  removeApplication,
  removeBookmark,
  reportApplication,
  talkAbout,
} from '../../api/knowledge/bank/index.ts';
import { doubtsAbout, markOutdated, ownMark, withdrawMark } from '../../api/knowledge/contentReview/index.ts';
import { relatedTo } from '../../api/knowledge/related/index.ts';
import { signedIn } from '../../api/platform/actor/index.ts';
import { done, type Intents, submitted } from '../forms/form.ts';

/**
 * Everything the page of a material or practice shows, after its forms were handled.
 * @param more additional forms of one of the two
 * @returns a redirect when a form succeeded: the page returns it
 */
export async function openPublication(
  astro: AstroGlobal,
  collection: 'material' | 'practice',
  more: (publication: { id: string; url: string }) => Intents = () => ({}),
) {
  const { actor } = astro.locals;
  const publication = await readPublication(actor, collection, String(astro.params.slug));
  const { id, url } = publication;
  const form = await submitted(astro, {
    bookmark: async () => {
      await addBookmark(signedIn(actor), id);
      return done(url, 'Отложено в закладки.');
    },
    unbookmark: async () => {
      await removeBookmark(signedIn(actor), id);
      return done(url, 'Закладка убрана.');
    },
    apply: async (values) => {
      await reportApplication(signedIn(actor), id, values);
      return done(`${url}#applied`, 'Спасибо, отзыв сохранён: он поможет коллегам.');
    },
    'remove-report': async (values) => {
      await removeApplication(signedIn(actor), String(values.id));
      return done(`${url}#applied`, 'Отзыв убран.');
    },
    outdated: async (values) => {
      await markOutdated(signedIn(actor), id, { reason: values.reason });
      return done(`${url}#upkeep`, 'Спасибо, методист проверит и ответит вам.');
    },
    'withdraw-mark': async (values) => {
      await withdrawMark(signedIn(actor), String(values.id));
      return done(`${url}#upkeep`, 'Отметка забрана.');
    },
    ...more(publication),
  });
  if (form instanceof Response) return form;
  const [related, talk, bookmarked, own, doubts, mark, reports] = await Promise.all([
    relatedTo(publication),
    talkAbout(publication),
    isBookmarked(actor, id),
    applicationOf(actor, id),
    doubtsAbout(id),
    ownMark(actor, id),
    actor && collection === 'material' ? listApplications(actor, id, { limit: 20 }) : null,
  ]);
  astro.locals.keep = ['publications', 'related', `${collection}:${publication.slug}`, `about:${id}`];
  return { publication, actor, form, related, talk, bookmarked, own, doubts, mark, reports: reports?.items ?? [] };
}

/** The headings of a database publication's HTML: those that have an id. */
export const headingsIn = (html: string): { slug: string; text: string }[] =>
  [...html.matchAll(/<h2 id="([^"]+)">([^<]*)<\/h2>/g)].map(([, slug = '', text = '']) => ({ slug, text }));

/** The titles of the ready forms in the body of a file. */
export const formTitlesIn = (body: string | undefined): string[] =>
  [...(body ?? '').matchAll(/^<Form title="([^"]*)"/gm)].map(([, title = '']) => title);
