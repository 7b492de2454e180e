import type { Database } from '../client.ts';
import type { Ids } from './people.ts';

/** What one room has in the demo city. */
export interface DemoPart {
  /** Parts are written in this order: what others point at comes first. */
  order: number;
  /** Reads and renders what the part is made of; gives what writes it, in the one transaction of the whole city. */
  prepare(ids: Ids): Write | Promise<Write>;
}
type Write = (database: Database) => Promise<unknown>;
