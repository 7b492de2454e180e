import { readFile } from 'node:fs/promises';
import { dirname, normalize } from 'node:path';
import sharp from 'sharp';
import { disk } from '../files/index.ts';
import type { Block, Picture } from './blocks.ts';
import type { DrawnPicture } from './booklet.ts';

/** Pixels of the longer side: 300 per inch on A4. */
const largest = 2000;

/** Every picture of these blocks, including lists. */
export const picturesIn = (blocks: readonly Block[]): Picture[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block];
    return block.kind === 'list' ? block.items.flatMap(({ pictures = [] }) => pictures) : [];
  });

/**
 * A picture ready for print: rotated by its EXIF orientation, on white where it is transparent; null when it is unavailable.
 * @param keys store keys of uploaded pictures, by the id in their address
 * @param file the file of the text, for pictures beside it
 */
export async function drawnPicture(
  source: string,
  keys: Readonly<Record<string, string>>,
  file: string | null,
): Promise<DrawnPicture | null> {
  const bytes = await bytesOf(source, keys, file);
  if (!bytes) return null;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: 60_000_000, animated: false })
      .rotate()
      .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    // Damaged: its alternative text is printed.
    return null;
  }
}

async function bytesOf(source: string, keys: Readonly<Record<string, string>>, file: string | null) {
  const [, id] = /^\/files\/([0-9a-z]{16})\//.exec(source) ?? [];
  const key = id && keys[id];
  if (key) return disk.getBytes(key).catch(() => null);
  if (!file || /^(?:\w+:|\/)/.test(source)) return null;
  const path = normalize(`${dirname(file)}/${decodeURIComponent(source)}`);
  // Only pictures beside the texts: no other file of the machine is read.
  return path.startsWith('content/') ? readFile(path).catch(() => null) : null;
}
