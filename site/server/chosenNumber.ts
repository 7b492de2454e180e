/** The number in a query parameter if it is one of the choices, else `otherwise`. */
export function chosenNumber(url: URL, name: string, numbers: readonly number[], otherwise: number): number {
  const given = url.searchParams.get(name);
  return given && numbers.includes(Number(given)) ? Number(given) : otherwise;
}
