/**
 * Width and height of a picture in pixels, from its first bytes; null when they are not found. With them a page reserves
 * the space before the picture loads.
 */
export function pictureSize(type: string, bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const read = readers[type];
    const size = read ? read(view) : null;
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch {
    // Cut off or damaged: shown without its size.
    return null;
  }
}

type Size = { width: number; height: number } | null;
const readers: Record<string, (view: DataView) => Size> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': jpeg,
  'image/webp': webp,
};

/** Walks the segments to the frame header (SOF0–SOF15 except tables). */
function jpeg(view: DataView): Size {
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The three kinds of WebP: extended, lossless, lossy. */
function webp(view: DataView): Size {
  const kind = view.getUint32(12);
  if (kind === 0x56503858)
    return {
      width: 1 + (view.getUint32(24, true) & 0xffffff),
      height: 1 + ((view.getUint32(26, true) >>> 8) & 0xffffff),
    };
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}
