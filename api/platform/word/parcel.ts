import { zipSync } from 'fflate';
import { unpack } from '../archive/index.ts';

/** What a Word document needs to be read: its parts in XML, their relations, its pictures. Programs, fonts and embedded files stay out. */
const wanted = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels|word\/media\/[^/]+)$/;

interface Parcel {
  parts: Record<string, Uint8Array>;
  /** The same parts packed anew, so that the reader of Word sees nothing that was not weighed. */
  packed: Uint8Array;
}

/** A document that is none, or that asks a reader of XML to fetch or to multiply. */
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
