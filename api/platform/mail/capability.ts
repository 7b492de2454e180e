import { lt } from 'drizzle-orm';
import { write } from '../../../db/client.ts';
import { writtenLetters } from '../../../db/schema/mail.ts';
import type { Capability } from '../capability/index.ts';
import { removeOldLetters } from './drawer.ts';
import { personalData } from './personalData.ts';

const day = 24 * 3_600_000;

export const capability: Capability = {
  name: 'platform/mail',
  personalData,
  async cleanUp(now) {
    await write((database) => database.delete(writtenLetters).where(lt(writtenLetters.createdAt, new Date(now - day))));
    await removeOldLetters(now);
  },
};
