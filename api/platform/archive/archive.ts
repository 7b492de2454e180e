import { unzipSync } from 'fflate';

/** The limit of the unpacked size: no document of an allowed size (20 MB) needs more. */
const mostUnpacked = 200 * 1024 * 1024;
const mostEntries = 4000;

/** An archive that would unpack to something no document needs. */
export class Bomb extends Error {}

/**
 * The wanted entries of an archive. Memory is bounded by the declared sizes: an archive that lies about them yields
 * truncated entries, never a full memory. The time limit is the worker's (`api/platform/worker`).
 * @throws Bomb when it declares more than 200 MB or 4,000 entries; Error when it is damaged
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  let entries = 0;
  let size = 0;
  return unzipSync(bytes, {
    filter({ name, originalSize }) {
      entries += 1;
      if (entries > mostEntries) throw new Bomb(`more than ${mostEntries} entries`);
      if (!wanted(name)) return false;
      size += originalSize;
      if (size > mostUnpacked) throw new Bomb(`${size} bytes unpacked`);
      return true;
    },
  });
}
