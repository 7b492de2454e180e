/** The number in the address under that name when it is one of those that there are, else `otherwise`. */
export function chosenNumber(url: URL, name: string, numbers: readonly number[], otherwise: number): number {
  const given = url.searchParams.get(name);
  return given && numbers.includes(Number(given)) ? Number(given) : otherwise;
}
