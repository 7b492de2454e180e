import { z } from 'zod';
import { line } from '../../platform/russian/shared/russian.ts';

/** The title may be made better before the draft is made; left out, it is that of the document. */
export const draftInput = z.strictObject({ title: line(160, 5).optional() });
