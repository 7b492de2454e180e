export { type Chosen, codeTitle, type FacetName, facetNames, facetRows, facets, isCode, orderOf } from './facets.ts';
export { bankFile, type BankFile, bankFiles, bodyOf, frontMatterOf, plainTextOf, treeOf } from './files.ts';
export { effectShape, materialFrontMatter, type MaterialFrontMatter } from './frontMatter.ts';
export { formsOf, headingsOf, parseMarkdown, textOf, withFormsOpened } from './mdx.ts';
