/** What the server finds beside the index: discussions, associations, people. One request a question. */
import type { FindKind, FoundShape } from '../../../api/discovery/siteSearch/index.ts';

export type Found = FoundShape;
export type FoundPart = NonNullable<Found[FindKind]>;

export interface Around {
  /**
   * Asks for all three kinds; the same question again is answered from memory, whatever the tab. `or` is what the index took
   * it for. Fails without a network; a question that a newer one overtook fails too.
   */
  ask(query: string, or?: string): Promise<Found>;
  /** The next portion of one kind. */
  more(kind: FindKind, part: FoundPart): Promise<FoundPart>;
}

/** Over the address of the API. */
export function createAround(address: string): Around {
  let last: { key: string; answer: Promise<Found>; stop: AbortController } | undefined;

  return {
    ask(query, or) {
      const parameters = new URLSearchParams({ q: query, ...(or && { or }) });
      const key = parameters.toString();
      if (last?.key === key) return last.answer;
      last?.stop.abort();
      const stop = new AbortController();
      const answer = get(`${address}?${key}`, stop.signal);
      last = { key, answer, stop };
      // What failed is asked anew the next time.
      answer.catch(() => {
        if (last?.key === key) last = undefined;
      });
      return answer;
    },
    async more(kind, part) {
      const parameters = new URLSearchParams({ q: part.question, kind, cursor: part.next ?? '0' });
      const found = (await get(`${address}?${parameters}`))[kind];
      if (!found) throw new Error('The answer lacks what was asked for');
      return found;
    },
  };
}

async function get(address: string, signal?: AbortSignal): Promise<Found> {
  const response = await fetch(address, { headers: { Accept: 'application/json' }, ...(signal && { signal }) });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json();
}
