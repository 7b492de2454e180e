import { titleOf, type Vocabulary } from '../../platform/taxonomy/index.ts';
import { type SearchDocument, standingOf } from '../search/index.ts';

/** What the index needs to know of a material or a practice. */
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
  /** Of the text, when it is known where they stand. */
  headings?: readonly string[];
  /** Schools that took it over. */
  adoptions?: number;
}

const titles = (vocabulary: Vocabulary, codes: readonly string[]) => codes.map((code) => titleOf(vocabulary, code));

/**
 * A publication as the search keeps it; its facets carry the titles that people read. `now` says how fresh it is; it counts
 * by the month, so that an index built again from the same publications is the same.
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
    // A teacher asks for «функциональная грамотность» by that name, the text may speak of schemes and questions.
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
