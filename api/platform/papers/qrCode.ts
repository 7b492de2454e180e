import { encode, renderSVG } from 'uqr';
import { Drawing } from './drawing.ts';

/** Modules of quiet around a code: without them readers do not find it. */
const quiet = 4;
/** Points of a module in the picture: sharp on a slide that fills a wall. */
const module = 16;
const black = [0, 0, 0] as const;

/** A QR code of an address as SVG, for the web and for print. */
export const qrSvg = (address: string): string => renderSVG(address, { border: quiet, ecc: 'M' });

/** The modules of a code of an address, without the quiet around: rows from the top, `true` is black. */
export const qrModules = (address: string): boolean[][] => encode(address, { border: 0, ecc: 'M' }).data;

/** A QR code of an address as PNG, for a slide. */
export function qrPng(address: string): Uint8Array<ArrayBuffer> {
  const rows = qrModules(address);
  const size = (rows.length + 2 * quiet) * module;
  const drawing = new Drawing(size, size, [255, 255, 255]);
  for (const [y, row] of rows.entries())
    for (const [x, isBlack] of row.entries())
      if (isBlack) drawing.fill((x + quiet) * module, (y + quiet) * module, module, module, black);
  return new Uint8Array(drawing.png());
}
