import { z } from 'zod';
import { line } from '../../platform/russian/shared/russian.ts';

/** The title may be corrected before the draft is made; left out, it is the document's. */
export const draftInput = z.strictObject({ title: line(160, 5).optional() });
