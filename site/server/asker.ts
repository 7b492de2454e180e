import type { APIContext } from 'astro';
import type { Asker } from '../../api/platform/worker/index.ts';

/** Who waits for a file that takes time to be made; their signal ends when they close the page or the connection breaks. */
export const askerOf = ({ locals, request }: Pick<APIContext, 'locals' | 'request'>): Asker => ({
  who: locals.actor?.id ?? locals.address,
  signal: request.signal,
});
