import { config } from '../../api/platform/config/index.ts';
import { keptQrPng, qrSvg } from '../../api/platform/papers/index.ts';
import { notFound } from '../../api/platform/problem/index.ts';
import type { Asker } from '../../api/platform/worker/index.ts';

/** The QR code of a page of this site as a picture that is saved: `png` for a slide, `svg` for print. */
export async function qrAnswer(path: string, format: string | undefined, asker: Asker): Promise<Response> {
  const address = config.siteUrl + path;
  const headers = (type: string) => ({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="opora-qr.${format}"`,
    'Cache-Control': 'private, no-cache',
  });
  if (format === 'png') return new Response((await keptQrPng(address, asker)).bytes, { headers: headers('image/png') });
  if (format === 'svg') return new Response(qrSvg(address), { headers: headers('image/svg+xml; charset=utf-8') });
  throw notFound('QR-код бывает в двух видах: qr.png и qr.svg.');
}
