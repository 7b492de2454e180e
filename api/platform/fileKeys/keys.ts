import { files } from '../../../db/schema/files/files.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';

/** Every column that names bytes of the store. What no such column names is removed from disk, and is in no copy of the place. */
export const keyColumns = [files.key, fileTexts.thumbnailKey] as const;
