import type { SearchDocument } from '../search/document.ts';
import { titleOf, type Vocabulary } from '../taxonomy.ts';

/** What the index needs to know of a material or a practice. */
export interface Findable {
  collection: 'material' | 'practice';
  slug: string;
  title: string;
  summary: string;
  kind: string;
  text: string;
  subjects: readonly string[];
  levels: readonly string[];
  audience: readonly string[];
  risks: readonly string[];
}

const titles = (vocabulary: Vocabulary, codes: readonly string[]) => codes.map((code) => titleOf(vocabulary, code));

/** A publication as the search keeps it; its facets carry the titles that people read. */
export function searchDocumentOf(publication: Findable): SearchDocument {
  const { collection, slug, title, summary, kind, text, subjects, levels, audience, risks } = publication;
  const practice = collection === 'practice';
  return {
    url: `/${practice ? 'practices' : 'bank'}/${slug}`,
    title,
    summary,
    text,
    kind: practice ? 'Практика' : titleOf('kinds', kind),
    filters: {
      subject: titles('subjects', subjects),
      level: titles('levels', levels),
      audience: titles('audience', audience),
      risk: titles('risks', risks),
    },
    meta: {},
  };
}
