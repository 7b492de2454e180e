import { Busy, Turns } from '../../worker/index.ts';

/** Scaling down a picture of sixty million pixels takes a quarter of a gigabyte. */
const turns = new Turns({
  atOnce: 1,
  waiting: 20,
  busy: () => new Busy('Сейчас уменьшают много картинок', 'Маленькая картинка появится позже.'),
});

/**
 * A thumbnail that fits into 480 × 360 pixels, rotated by its EXIF orientation, without metadata.
 * @throws Busy when too many are being made
 */
export const thumbnailOf = (bytes: Uint8Array): Promise<Uint8Array> => turns.run(() => small(bytes));

async function small(bytes: Uint8Array): Promise<Uint8Array> {
  // Heavy, and needed only in background jobs.
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: 60_000_000, animated: false })
    .rotate()
    .resize({ width: 480, height: 360, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer();
}
