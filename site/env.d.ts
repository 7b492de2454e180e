declare namespace App {
  interface Locals {
    /** The caller; a guest is null. Resolved once by the front door. */
    actor: import('../api/platform/actor/index.ts').MaybeActor;
    /** Somebody who signed up by a school's link and is not confirmed yet; `actor` is null then. */
    waiting: import('../api/platform/actor/index.ts').MaybeActor;
    address: string;
    /** Path and query as they were asked, also on the page that tells of a failure; `/` when they lead off this site. */
    here: string;
    requestId: string;
    view: import('./browser/view.ts').View;
    /** For pages that guests see: the cache tags of this page (`thread:…`, `publications`). Null: never cached. */
    keep: string[] | null;
    /** Set when the problem page is to be rendered. */
    problem?: import('../api/platform/problem/index.ts').Problem;
    /** The discussion of this page, for its personal parts; set already when the page is drawn for a stand-in. */
    thread?: import('../api/community/discussions/index.ts').Thread;
    threadPage?: number;
    /** Ids of icons that are on the page already (`server/drawnOnce.ts`). */
    drawn?: Set<string>;
    /** Titles of the ready forms of the material being drawn, in their order: a form finds its number by them. */
    formTitles?: string[];
  }
}
