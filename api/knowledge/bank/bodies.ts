import type { Root } from 'mdast';

/** The body of a material in the database as a tree, with a key that changes with its text; null when there is none. */
type BodyReader = (slug: string) => Promise<{ key: string; tree: Root } | null>;

let reader: BodyReader = async () => null;

/** The room of drafts registers how bodies are read; the bank does not know drafts. */
export function bodiesFrom(given: BodyReader): void {
  reader = given;
}

export const bodyOfMaterial: BodyReader = (slug) => reader(slug);
