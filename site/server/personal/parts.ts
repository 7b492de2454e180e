import { politeName } from '../politeName.ts';
import { bell } from './bell.ts';
import { draftMarks, draftWords } from './draft.ts';
import { html, type Markup } from './html.ts';
import { outcomePart } from './outcomePart.ts';
import { ownHidden } from './ownHidden.ts';
import type { Person } from './person.ts';
import { pollPart } from './pollPart.ts';
import { postActs } from './postActs.ts';
import { readingProgress, stoppedHere, unreadMark } from './reading.ts';
import { subscriptionForm } from './subscription.ts';
import * as thread from './thread.ts';

/** A personal part of a discussion's page; it knows only the caller's relation to the discussion. */
const ofThread =
  <Told>(part: (mine: Person['mine'], values: Told) => Markup) =>
  ({ mine }: Person, values: Told) =>
    part(mine, values);

/**
 * The parts of pages that differ between people. A page is drawn once for everyone with the same rights, with gaps
 * for these parts, which are filled on each request. They read nothing and know only the person and the data of the gap.
 */
export const parts = {
  politeName: ({ actor }: Person) => html`${politeName(actor.name)}`,
  whose: ({ actor }: Person) =>
    html`<strong>${actor.name}</strong>${actor.school && html`<br><span class="small quiet">${actor.school.title}</span>`}`,
  bell,
  /** One key for one form on one page: a second press is not a second answer. */
  writeKey: () => html`<input type="hidden" name="key" value="${crypto.randomUUID()}">`,
  /** The same for every other form (`site/forms/once.ts`). */
  onceKey: () => html`<input type="hidden" name="once" value="${crypto.randomUUID()}">`,
  draftWords: ofThread(draftWords),
  draftMarks: ofThread(draftMarks),
  postActs: ofThread(postActs),
  poll: ofThread(pollPart),
  outcome: ofThread(outcomePart),
  ownRestore: ofThread(thread.ownRestore),
  ownHidden: ofThread(ownHidden),
  unreadMark: ofThread(unreadMark),
  stoppedHere: ofThread(stoppedHere),
  readingProgress: ofThread(readingProgress),
  threadSubscription: ({ mine }: Person) => subscriptionForm(mine, { subject: 'thread' }),
} satisfies Record<string, (person: Person, values: never) => Markup>;

export type Parts = typeof parts;
export type PartName = keyof Parts;
/** The data of a gap. */
export type Values<Name extends PartName> = Parts[Name] extends (person: Person, values: infer Told) => Markup
  ? Told
  : unknown;
