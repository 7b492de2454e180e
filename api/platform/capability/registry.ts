import type { Capability } from './capability.ts';

let registered: readonly Capability[] | null = null;

/** Called once, by `api/capabilities.ts`. @throws Error when two capabilities have one name */
export function registerCapabilities(list: readonly Capability[]): void {
  const names = new Set(list.map(({ name }) => name));
  if (names.size < list.length) throw new Error('two capabilities have one name');
  registered = list;
}

/**
 * All capabilities, in the order of the list. Read when needed, not while modules load.
 * @throws Error when `api/capabilities.ts` was not imported
 */
export function capabilities(): readonly Capability[] {
  if (!registered) throw new Error('capabilities are asked for before api/capabilities.ts was imported');
  return registered;
}

/** One record merged from those of all capabilities. */
export function gathered<Value>(
  part: (capability: Capability) => Readonly<Record<string, Value>> | undefined,
): Record<string, Value> {
  return Object.assign({}, ...capabilities().map((capability) => part(capability) ?? {}));
}
