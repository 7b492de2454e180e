/** No room for what is to stay: within what this site allows itself, or on the device at all. */
export class FullError extends Error {
  readonly where: 'ours' | 'device';
  constructor(where: 'ours' | 'device') {
    super(`no room: ${where}`);
    this.where = where;
  }
}

/** Writes into a store; a device without room is told from every other trouble. */
export async function roomFor<Result>(put: () => Promise<Result>): Promise<Result> {
  try {
    return await put();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw new FullError('device');
    throw error;
  }
}
