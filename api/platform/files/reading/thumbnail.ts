import { Busy, Turns } from '../../worker/index.ts';

/** A picture of sixty million points takes a quarter of a gigabyte while it is made small. */
const turns = new Turns({
  atOnce: 1,
  waiting: 20,
  busy: () => new Busy('Сейчас уменьшают много картинок', 'Маленькая картинка появится позже.'),
});

/**
 * A small picture that fits into 480 × 360 points, turned as its camera was held, without what the camera noted.
 * @throws Busy when too many are being made: ask again later
 */
export const thumbnailOf = (bytes: Uint8Array): Promise<Uint8Array> => turns.run(() => small(bytes));

async function small(bytes: Uint8Array): Promise<Uint8Array> {
  // Heavy, and needed behind an answer alone.
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: 60_000_000, animated: false })
    .rotate()
    .resize({ width: 480, height: 360, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer();
}
