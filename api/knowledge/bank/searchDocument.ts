import { titleOf, type Vocabulary } from '../../platform/taxonomy/index.ts';
import { type SearchDocument, standingOf } from '../search/index.ts';

/** The fields of a publication that the index needs. */
interface Findable {
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
  deficits: readonly string[];
  situations: readonly string[];
  reviewedAt: Date;
  evidence: number;
  /** Headings of the text, when they are known. */
  headings?: readonly string[];
  /** Schools that adopted it. */
  adoptions?: number;
}

const titles = (vocabulary: Vocabulary, codes: readonly string[]) => codes.map((code) => titleOf(vocabulary, code));

/**
 * A publication as a search document; facets are indexed by their titles. `now` determines how fresh it is, in
 * months, so that rebuilding an index from the same publications gives the same index.
 */
export function searchDocumentOf(publication: Findable, now = new Date()): SearchDocument {
  const { collection, slug, title, summary, kind, text, subjects, levels, audience, risks, headings } = publication;
  const { deficits, situations } = publication;
  const practice = collection === 'practice';
  return {
    url: `/${practice ? 'practices' : 'bank'}/${slug}`,
    title,
    summary,
    text,
    ...(headings ? { headings } : {}),
    // A teacher searches for «функциональная грамотность», while the text may only mention diagrams and questions.
    filedUnder: [...titles('deficits', deficits), ...titles('situations', situations)],
    kind: practice ? 'Практика' : titleOf('kinds', kind),
    filters: {
      subject: titles('subjects', subjects),
      level: titles('levels', levels),
      audience: titles('audience', audience),
      risk: titles('risks', risks),
    },
    meta: {},
    standing: standingOf(publication, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))),
  };
}
