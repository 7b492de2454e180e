import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe asks that goes by colours, and what by sizes. */
export const ofColours = ['color-contrast', 'link-in-text-block'];
export const ofSizes = ['target-size', 'scrollable-region-focusable'];

/** Brings axe into a page, and holds its colours still: a colour on its way is no colour. By the browser's own tools, which the page's policy of scripts does not hold. */
export const bringAxe = (page: Page): Promise<unknown> =>
  page.evaluate(`{ ${source}; const still = new CSSStyleSheet(); still.replaceSync('* { transition: none !important }');
    document.adoptedStyleSheets = [still]; }`);

/** What axe objects to: by all its rules but those left out, or by the named ones alone. */
export async function axeTroubles(page: Page, rules: { only: string[] } | { but: string[] } = { but: [] }) {
  const options: axe.RunOptions =
    'only' in rules
      ? { runOnly: { type: 'rule', values: rules.only } }
      : { rules: Object.fromEntries(rules.but.map((rule) => [rule, { enabled: false }])) };
  const { violations } = await page.evaluate(
    (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'], ...asked }),
    options,
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')} (${nodes.length})`);
}

/** What a page gives the rules of colours and of sizes to judge, each way once, in words. */
export interface Given {
  /** Words of a colour on a ground, with all that tells axe how much they must differ or whether to look. */
  colours: string[];
  /** Small things to press, and regions that scroll: what they are and what they stand in. */
  sizes: string[];
}

/** Reads what a page, as it is drawn now, gives to judge. What was judged on one page needs no second judgement on the next. */
export const givenBy = (page: Page): Promise<Given> =>
  page.evaluate(() => {
    const colours = new Set<string>();
    const sizes = new Set<string>();
    const grounds = new Map<Element | null, string>([[null, '']]);
    const groundOf = (element: Element | null): string => {
      const known = grounds.get(element);
      if (known !== undefined || !element) return known ?? '';
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
      const own = backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : backgroundColor;
      const more = [backgroundImage, opacity, filter].join().replace('none,1,none', '');
      const covers = own.startsWith('rgb(') && !more;
      const ground = covers ? own : [more, own, groundOf(element.parentElement)].filter(Boolean).join(' ');
      grounds.set(element, ground);
      return ground;
    };
    // The marks of a component's own styles say nothing of what an element is.
    const namesOf = (element: Element | null) =>
      element
        ?.getAttribute('class')
        ?.replace(/\bastro-\w+/g, '')
        .trim() ?? '';
    const shape = (element: Element | null) => `${element?.localName}.${namesOf(element)}`;
    const unused = ':disabled, [aria-disabled=true], [inert], [aria-hidden=true]';
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height } = element.getBoundingClientRect();
      // Words for a reader of the screen alone have no colour.
      if (width <= 1 || height <= 1) continue;
      const style = getComputedStyle(element);
      const isField = element.matches('input, select, textarea');
      const words = [...element.childNodes].map((node) => (node instanceof Text ? node.data.trim() : '')).join('');
      if (words || isField) {
        const letters = Number.parseFloat(style.fontSize);
        const bold = Number(style.fontWeight) >= 700;
        const large = letters >= 24 || (bold && letters >= 18.66);
        const link = element.closest('a');
        const around = link && getComputedStyle(link.parentElement as Element);
        const line = link ? getComputedStyle(link).textDecorationLine : '';
        const beside = around && [line, line === 'none' ? namesOf(link) : '', around.color];
        const label = element.closest('label')?.control;
        const idle = Boolean(element.closest(unused) ?? label?.matches(unused));
        const kind = isField ? 'field' : words.length < 2;
        colours.add([style.color, groundOf(element), large, beside, idle, kind, style.textShadow].join('|'));
      }
      if ((width < 24 || height < 24) && element.matches('a, button, input, select, summary, [tabindex], [role]'))
        sizes.add(`small ${shape(element)} in ${shape(element.parentElement)}`);
      const scrolls = /auto|scroll/.test(style.overflow);
      if (scrolls && (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight))
        sizes.add(`scrolls ${shape(element)} ${element.getAttribute('tabindex')} in ${shape(element.parentElement)}`);
    }
    return { colours: [...colours], sizes: [...sizes] };
  });

/** What was judged already, view by view. */
export class Judged {
  readonly #seen = new Set<string>();

  /** The rules among colours and sizes that a page in this view still has to be judged by. */
  async rulesFor(page: Page, view: string): Promise<string[]> {
    const { colours, sizes } = await givenBy(page);
    const isNew = (given: string[]) => {
      const before = this.#seen.size;
      for (const one of given) this.#seen.add(`${view} ${one}`);
      return this.#seen.size > before;
    };
    return [...(isNew(colours) ? ofColours : []), ...(isNew(sizes) ? ofSizes : [])];
  }
}
