export { type Chosen, codeTitle, type FacetName, facetNames, facetRows, facets, isCode, orderOf } from './facets.ts';
export { type BankFile, bankFile, bankFiles, bodyOf, frontMatterOf, plainTextOf, treeOf } from './files.ts';
export { effectShape, type MaterialFrontMatter, materialFrontMatter } from './frontMatter.ts';
export { formsOf, headingsOf, parseMarkdown, textOf, withFormsOpened } from './mdx.ts';
