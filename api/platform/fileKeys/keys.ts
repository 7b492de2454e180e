import { files } from '../../../db/schema/files/files.ts';
import { fileTexts } from '../../../db/schema/files/texts.ts';

/** Every column that holds keys of the store. Bytes whose key is in none of them are removed from disk and left out of backups. */
export const keyColumns = [files.key, fileTexts.thumbnailKey] as const;
