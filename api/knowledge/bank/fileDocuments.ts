import { bankFiles, frontMatterOf, headingsOf, textOf, treeOf } from '../bankFiles/index.ts';
import type { SearchDocument } from '../search/index.ts';
import { searchDocumentOf } from './searchDocument.ts';

/** Search documents of all files: materials and founding practices; `now` determines how fresh they are. */
export function fileDocuments(now: Date): SearchDocument[] {
  return bankFiles().map((file) => {
    const frontMatter = frontMatterOf(file);
    const kind = 'kind' in frontMatter ? frontMatter.kind : 'practice';
    const tree = treeOf(file);
    const read = { text: textOf(tree), headings: headingsOf(tree), reviewedAt: frontMatter.reviewed };
    return searchDocumentOf({ ...frontMatter, ...file, ...read, kind }, now);
  });
}
