/** A small picture that fits into 480 × 360 points, turned as its camera was held, without what the camera noted. */
export async function thumbnailOf(bytes: Uint8Array): Promise<Uint8Array> {
  // Heavy, and needed behind an answer alone.
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: 60_000_000, animated: false })
    .rotate()
    .resize({ width: 480, height: 360, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer();
}
