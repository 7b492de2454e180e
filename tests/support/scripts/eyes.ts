import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Watched, watch } from '../browser.ts';
import type { Journey } from '../journey.ts';
import type { City, cityOf } from './city.ts';
import { dangersAmong } from './dangers.ts';
import { drawnIn, drawnOf, drewWords, wordedPlaces } from './drawn.ts';
import { kindOf } from './pageKinds.ts';

/** A page of a person, with what its scripts said and did that they must not. */
interface Eyes {
  page: Page;
  troubles: string[];
}

/** How the pages of the city are looked at: all as HTML, and in the browser where it could see more. */
export class Looks {
  readonly #served: Journey;
  readonly #city: ReturnType<typeof cityOf>;
  /** Pages of each person that nobody looks at just now. */
  readonly #free = new Map<string | null, Eyes[]>();
  /** The browser profile of each person; all their pages share it. */
  readonly #profiles = new Map<string | null, Promise<Watched>>();
  /** The kinds of pages that the browser looked at, each with the places where people's words stood. The first words of a field hold vectors of every kind. */
  readonly #seen = new Set<string>();
  /** The kinds whose scripts draw people's words: these the browser looks at in every act. */
  readonly #scripted = new Set<string>();

  constructor(served: Journey, city: ReturnType<typeof cityOf>) {
    this.#served = served;
    this.#city = city;
  }

  profileOf(as: string | null): Promise<Watched> {
    const profile = this.#profiles.get(as) ?? this.#served.visitor(as);
    this.#profiles.set(as, profile);
    return profile;
  }

  /**
   * The city with eyes that note in `found`, in words, what they saw that must not be.
   * In the browser a page is looked at when nobody saw its kind, or people's words stand where none stood when one was seen.
   * @param rest whether kinds of pages whose scripts draw words are left out too when others saw them
   */
  into(found: string[], rest = false): City {
    const had = new Set<string>();
    return {
      ...this.#city,
      look: async (path, as = null) => {
        const note = (troubles: string[]) =>
          found.push(...troubles.map((what) => `${path} as ${as ?? 'guest'}: ${what}`));
        const { status, html } = await this.#city.page(as, path);
        if (status >= 400) note([`status ${status}`]);
        const answered = drawnOf(html);
        note(dangersAmong(answered, this.#served.url));
        const kind = kindOf(path);
        const places = [kind, ...wordedPlaces(answered).map((place) => `${kind} ${place}`)];
        const again = places.length > 1 && this.#scripted.has(kind) && !had.has(kind) && !rest;
        if (!again && places.every((place) => this.#seen.has(place))) return;
        had.add(kind);
        for (const place of places) this.#seen.add(place);
        note(await this.#lookInBrowser(path, as, kind));
      },
      show: (html) =>
        this.#withEyes(null, async ({ page, troubles }) => {
          await page.goto('/about');
          await page.evaluate((inner) => document.querySelector('main')?.insertAdjacentHTML('beforeend', inner), html);
          found.push(...(await this.#dangersIn(page)), ...troubles.splice(0));
        }),
      search: (words) =>
        this.#withEyes(null, async ({ page, troubles }) => {
          const drawn = async () => {
            await page.goto(`/search?q=${words}`);
            await page.locator('[data-part="status"]:not(:empty)').waitFor();
            return page.locator('.search-result', { hasText: '__hit' }).count();
          };
          // The index of what was published comes a little after it.
          await expect.poll(drawn, { timeout: 60_000 }).toBeGreaterThan(0);
          found.push(...(await this.#dangersIn(page)), ...troubles.splice(0));
        }),
    };
  }

  #lookInBrowser(path: string, as: string | null, kind: string): Promise<string[]> {
    return this.#withEyes(as, async ({ page, troubles }) => {
      const answer = await page.goto(path, { waitUntil: 'load' });
      // What was found is drawn when its index has come.
      if (path.startsWith('/search')) await page.locator('[data-part="status"]:not(:empty)').waitFor();
      const live = await drawnIn(page);
      if (drewWords(live, drawnOf((await answer?.text()) ?? ''))) this.#scripted.add(kind);
      return [...(await this.#dangersIn(page, live)), ...troubles.splice(0)];
    });
  }

  async #dangersIn(page: Page, live?: Awaited<ReturnType<typeof drawnIn>>): Promise<string[]> {
    const found = dangersAmong(live ?? (await drawnIn(page)), this.#served.url);
    return (await page.evaluate(() => '__hit' in window)) ? ['a vector ran', ...found] : found;
  }

  /** Does something with a page of that person that nobody else uses meanwhile. */
  async #withEyes<Result>(as: string | null, act: (eyes: Eyes) => Promise<Result>): Promise<Result> {
    const waiting = this.#free.get(as) ?? [];
    this.#free.set(as, waiting);
    const eyes = waiting.pop() ?? (await this.#open(as));
    try {
      return await act(eyes);
    } finally {
      waiting.push(eyes);
    }
  }

  async #open(as: string | null): Promise<Eyes> {
    const { context } = await this.profileOf(as);
    const page = await context.newPage();
    const troubles = watch(page, this.#served.url);
    page.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return { page, troubles };
  }
}
