/** The list of suggestions, loaded once a page when somebody first turns to the box. */
import type { Suggestion } from '../../../api/discovery/siteSearch/index.ts';
import { Titles } from './titles.ts';

let loading: Promise<Titles> | undefined;

/** Fails without a network; then the next call tries again. It is the same for all, so no session goes with it. */
export function loadSuggestions(): Promise<Titles> {
  loading ??= fetch('/suggestions.json', { credentials: 'omit' })
    .then(async (response) => {
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      return new Titles((await response.json()) as Suggestion[]);
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
