import { encode, renderSVG } from 'uqr';
import { Drawing } from './drawing.ts';

/** The quiet zone in modules: scanners need it. */
const quiet = 4;
/** Pixels per module: sharp on a slide that fills a wall. */
const module = 16;
const black = [0, 0, 0] as const;

/** A QR code of an address as SVG, for the web and for print. */
export const qrSvg = (address: string): string => renderSVG(address, { border: quiet, ecc: 'M' });

/** The modules of a code without its quiet zone: rows from the top, `true` is black. */
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
