import { zipSync } from 'fflate';
import { unpack } from '../archive/index.ts';

/** The parts of a Word document needed to read it: XML, relations, pictures. Macros, fonts and embedded files are left out. */
const wanted = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels|word\/media\/[^/]+)$/;

interface Parcel {
  parts: Record<string, Uint8Array>;
  /** The same parts repacked, so that the converter sees nothing unchecked. */
  packed: Uint8Array;
}

/** Not a Word document, or one whose XML asks to load something or to expand entities. */
export class NoDocument extends Error {}

/** @throws Bomb, NoDocument; Error when the archive is damaged */
export function openParcel(bytes: Uint8Array): Parcel {
  const parts = unpack(bytes, (name) => wanted.test(name));
  if (!parts['word/document.xml']) throw new NoDocument('no word/document.xml');
  for (const [name, part] of Object.entries(parts))
    if (!name.startsWith('word/media/') && /<!(DOCTYPE|ENTITY)/i.test(new TextDecoder().decode(part.subarray(0, 4096))))
      throw new NoDocument(`${name} declares its own entities`);
  return { parts, packed: zipSync(parts, { level: 0 }) };
}
