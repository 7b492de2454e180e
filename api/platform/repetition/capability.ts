import type { Capability } from '../capability/index.ts';
import { deleteOldKeys } from './cleaning.ts';
import { personalData } from './personalData.ts';

/** The same write that comes twice: by the key of a program, or by a second press of a button. */
export const capability: Capability = {
  name: 'platform/repetition',
  personalData,
  notPersonal: {
    'idempotency_keys.key': 'чтобы одну отправку не приняли дважды; уходит вместе с записью',
  },
  cleanUp: deleteOldKeys,
};
