// Part of the build: the icons of the installed site, from the sign of the arch.
import { mkdirSync } from 'node:fs';
import sharp from 'sharp';

const sign =
  '<g fill="none" stroke="#fff" stroke-width="2.6"><path d="M9.5 26V17.5a6.5 6.5 0 0 1 13 0V26"/><path d="M6.5 26h6M19.5 26h6M6.5 7.5h19" stroke-linecap="round"/></g>';

/** `corner` in 32nds of the picture; `share` of the width that the sign takes. */
const drawing = (corner: number, share: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${corner}" fill="#0f5c55"/><g transform="translate(${16 - 16 * share} ${16 - 16.75 * share}) scale(${share})">${sign}</g></svg>`;

const icons = [
  { name: 'icon-192', size: 192, drawn: drawing(6, 1) },
  { name: 'icon-512', size: 512, drawn: drawing(6, 1) },
  // A telephone cuts its own shape out of this one: the sign stays within the safe circle.
  { name: 'icon-maskable-512', size: 512, drawn: drawing(0, 0.8) },
  { name: 'apple-touch-icon', size: 180, drawn: drawing(0, 0.9) },
];
mkdirSync('dist/client/icons', { recursive: true });
for (const { name, size, drawn } of icons)
  await sharp(Buffer.from(drawn), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ palette: true, colours: 64 })
    .toFile(`dist/client/icons/${name}.png`);
