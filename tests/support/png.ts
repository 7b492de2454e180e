import { Drawing } from '../../api/platform/papers/drawing.ts';

/** A PNG of that size in points. */
export const png = (width: number, height: number): Uint8Array => new Drawing(width, height).png();
