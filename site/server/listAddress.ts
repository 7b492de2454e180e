/** The query of a list's page for its shape: empty form fields are left out. */
export function filled(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
}

/** The address of the same list with some parameters changed; null removes one. */
export function addressWith(url: URL, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  const query = parameters.toString();
  return query ? `${url.pathname}?${query}` : url.pathname;
}
