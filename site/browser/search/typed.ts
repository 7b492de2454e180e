/** The signs a person may put into a question: «слова в кавычках» as a phrase, «-слово» as what must not be there. */
export interface Typed {
  /** What stands outside of quotes and without a minus. */
  readonly free: string;
  readonly phrases: readonly string[];
  readonly without: readonly string[];
}

const PART = /(^|\s)([-−–—]?)(?:«([^«»]*)»|["“”„]([^"“”„]*)["“”])|(^|\s)[-−–—]([\p{L}\p{N}][^\s"«»“”„]*)/gu;

/** Takes a question apart. A quote that is not closed is a sign like others. */
export function takeApart(typed: string): Typed {
  const phrases: string[] = [];
  const without: string[] = [];
  const free = typed.replace(
    PART,
    (_all, _start, minus: string, chevrons?: string, quotes?: string, _space?, word?) => {
      const quoted = chevrons ?? quotes;
      if (quoted === undefined) without.push(word);
      else if (minus) without.push(quoted);
      else phrases.push(quoted);
      return ' ';
    },
  );
  return { free: free.trim(), phrases: phrases.filter(hasWords), without: without.filter(hasWords) };
}

/** The same question without these signs. */
export function withoutSigns(typed: string): string {
  const { free, phrases } = takeApart(typed);
  return [free, ...phrases].join(' ').trim();
}

/** Whether there is anything to look for; a question may be of signs alone. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
