/** The same look-up, which looks each word up once. */
export function remembering<Known>(look: (word: string) => Known): (word: string) => Known {
  const byWord = new Map<string, Known>();
  return (word) => {
    let known = byWord.get(word);
    if (known === undefined) {
      known = look(word);
      byWord.set(word, known);
    }
    return known;
  };
}
