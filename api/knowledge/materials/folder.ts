import { read } from '../../../db/client.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { draftFilesIn } from './draftFiles.ts';
import { materialFor } from './find.ts';
import { materialShown } from './material.ts';
import { remarksIn } from './remarks.ts';
import { versionsIn } from './versions.ts';

/**
 * Everything that the pages of a draft show; read access is checked once.
 * @returns the material, its versions, remarks and files; `open`: how many remarks await an answer
 * @throws Problem 404 when the caller is not a methodist
 */
export async function readFolder(actor: Actor, id: string) {
  const row = await materialFor(read, actor, id);
  const [material, versions, remarks, files] = await Promise.all([
    materialShown(actor, row),
    versionsIn(row),
    remarksIn(row),
    draftFilesIn(row),
  ]);
  return { material, versions, remarks, files, open: remarks.filter(({ resolvedAt }) => !resolvedAt).length };
}
