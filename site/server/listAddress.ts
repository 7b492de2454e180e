/** The query of a list's page as its shape takes it: what was left empty in the form was not asked. */
export function filled(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
}

/** The address of the same list with some of its parameters changed; null takes one away. */
export function addressWith(url: URL, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  const query = parameters.toString();
  return query ? `${url.pathname}?${query}` : url.pathname;
}
