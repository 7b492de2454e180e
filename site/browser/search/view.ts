/** Draws the results page anew from what is known so far. */
import type { FindKind } from '../../../api/discovery/siteSearch/index.ts';
import { type Asked, addressOf } from './address.ts';
import type { Found } from './around.ts';
import { aroundItems, aroundSections } from './aroundParts.ts';
import { make } from './dom.ts';
import { leadsOn } from './leads.ts';
import {
  aroundFailure,
  clearButton,
  elsewhere,
  emptyAdvice,
  failureAdvice,
  guestNote,
  literalNote,
  takenNotes,
} from './notes.ts';
import { type Facet, facetGroups, resultItem } from './parts.ts';
import { aroundStatus, kindStatus, statusOf } from './say.ts';
import { facetsWithin, isAround, showTabs, type Tab, type TabCounts } from './tabs.ts';
import { hasWords } from './typed.ts';
import type { SearchAnswer } from './types.ts';

export interface Known {
  readonly asked: Asked;
  readonly facets: readonly Facet[];
  readonly guest: boolean;
  /** What the index answered to the tab's question; `failed` when it could not be loaded. */
  readonly answer: SearchAnswer | 'failed';
  readonly shelves: TabCounts;
  /** What the server answered; nothing when it is not asked at all. */
  readonly around: Found | 'waiting' | 'failed' | undefined;
}
type Parts = (name: string) => HTMLElement;
type AddressOf = (tab: Tab) => string;

const isNarrowed = ({ filters }: Asked): boolean => Object.keys(filters).length > 0;

/** What is known of the numbers on the tabs. */
function countsOf({ answer, shelves, around, asked }: Known): TabCounts {
  const known = answer === 'failed' ? {} : shelves;
  if (around === undefined || around === 'waiting' || around === 'failed') return known;
  const { discussions, associations, people } = around;
  const kinds = {
    discussions: discussions?.total ?? 0,
    associations: associations?.total ?? 0,
    people: people?.total ?? 0,
  };
  const { discussions: one, associations: two, people: three } = kinds;
  // Facets are of the bank alone: what the server found stands in its tabs, but not among what was narrowed.
  const others = isNarrowed(asked) ? 0 : one + two + three;
  const all = known.materials === undefined ? {} : { all: known.materials + (known.practices ?? 0) + others };
  return { ...known, ...kinds, ...all };
}

/** Whether everything was asked and nothing was found: not before all have answered. */
export const isVain = (known: Known): boolean =>
  known.answer !== 'failed' &&
  known.answer.total === 0 &&
  hasWords(known.asked.query) &&
  Object.values(countsOf(known)).every((count) => count === 0) &&
  known.around !== 'waiting';

/**
 * Status, note and what the server knows, which may come later; `whole` draws the results of the index and its facets too.
 * Left as they are otherwise: the person may stand among them already.
 */
export function draw(known: Known, part: Parts, addressOfTab: AddressOf, whole: boolean): void {
  const { tab, query } = known.asked;
  const ofServer = isAround(tab) && hasWords(query);
  part('tabs').hidden = !hasWords(query) || known.around === undefined;
  showTabs(part('tabs'), tab, countsOf(known), addressOfTab);
  if (ofServer) drawKind(known, tab, part, addressOfTab);
  else drawAround(known, part, addressOfTab);
  if (!whole) return;
  if (!ofServer) {
    const { results, total } = known.answer === 'failed' ? { results: [], total: 0 } : known.answer;
    part('results').replaceChildren(...results.map(resultItem));
    drawMore(part, total > results.length);
  }
  drawFacets(known, part('facets'));
  tellChosen(known.asked, part);
}

/** What was taken for the question; in a search to the letter the way out of it. */
function taken({ answer, asked }: Known): HTMLElement[] {
  if (asked.literal) return [literalNote(addressOf({ ...asked, literal: false }, location.pathname))];
  return answer === 'failed' ? [] : takenNotes(answer);
}

/** A page that has no server behind it leads nowhere. */
const leads = (known: Known): HTMLElement[] =>
  isVain(known) && known.around !== undefined ? [leadsOn(known.asked.query)] : [];

/** Beside the results of the index: what it said, and the first of what the server found. */
function drawAround(known: Known, part: Parts, addressOfTab: AddressOf): void {
  const { answer, around, asked } = known;
  const narrowed = isNarrowed(asked);
  const found = typeof around === 'object' && asked.tab === 'all' && !narrowed ? around : undefined;
  const more = found ? aroundStatus(found) : '';
  part('around').replaceChildren(...(found ? aroundSections(found, addressOfTab) : []));
  const unanswered = around === 'failed' && asked.tab === 'all' ? [aroundFailure()] : [];
  if (answer === 'failed') {
    part('status').textContent = more ? `Найдено: ${more}. Материалы сейчас недоступны` : 'Поиск сейчас недоступен';
    part('note').replaceChildren(failureAdvice());
    return;
  }
  // Chosen kinds are counted as if they were not.
  const shelves = asked.tab === 'all' && !asked.filters.kind ? known.shelves : undefined;
  const status = statusOf(answer, asked.tab, shelves);
  const also = answer.total > 0 ? `${status}. Ещё ${more}` : `Найдено: ${more}`;
  part('status').textContent = more ? also : status;
  const empty = answer.total === 0 && (hasWords(asked.query) || narrowed) && around !== 'waiting' && !more;
  const help = empty && (isVain(known) || narrowed) ? [emptyAdvice(narrowed), ...leads(known)] : [];
  const others = empty ? elsewhere(countsOf(known), addressOfTab) : [];
  part('note').replaceChildren(...taken(known), ...others, ...help, ...unanswered);
}

function drawKind(known: Known, kind: FindKind, part: Parts, addressOfTab: AddressOf): void {
  const { around, guest } = known;
  const found = typeof around === 'object' ? around[kind] : undefined;
  const status = around === 'failed' ? 'Нет связи с сервером' : 'Ищем…';
  part('status').textContent = found ? kindStatus(kind, found.total) : status;
  part('note').replaceChildren(
    ...taken(known),
    ...(around === 'failed' ? [aroundFailure()] : []),
    ...(found?.total === 0 ? elsewhere(countsOf(known), addressOfTab) : []),
    ...(isVain(known) ? [emptyAdvice(false), ...leads(known)] : []),
    ...(guest && kind === 'discussions' ? [guestNote(addressOfTab(kind))] : []),
  );
  part('around').replaceChildren();
  part('results').replaceChildren(...(found ? aroundItems(kind, found as never, 2) : []));
  drawMore(part, Boolean(found?.next));
}

/** The button for the next portion, where there is one. */
export function drawMore(part: Parts, has: boolean): void {
  part('more').replaceChildren(
    ...(has ? [make('button', { type: 'button', 'data-action': 'more' }, 'Показать ещё')] : []),
  );
}

/** How many facets are chosen: on a narrow screen they are folded, and a link may have brought them. */
function tellChosen({ filters }: Asked, part: Parts): void {
  const number = Object.values(filters).flat().length;
  part('chosen').textContent = number > 0 ? `отмечено ${number}` : '';
  part('clear').replaceChildren(...(number > 0 ? [clearButton()] : []));
}

/** The facets of the tab. Focus returns to the same box, because the boxes are drawn anew. */
function drawFacets({ asked, facets, answer }: Known, part: HTMLElement): void {
  const counts = answer === 'failed' ? {} : answer.facets;
  const active = document.activeElement;
  const had = active instanceof HTMLInputElement && part.contains(active) ? active : undefined;
  part.replaceChildren(...facetGroups(facets, facetsWithin(asked.tab, counts), asked.filters));
  const boxes = [...part.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  if (had) boxes.find((box) => box.name === had.name && box.value === had.value)?.focus();
}
