// Part of the build: the search index of what comes from files, materials and founding practices.
import { fileDocuments } from '../../api/knowledge/bank/fileDocuments.ts';
import { buildIndex } from '../../api/knowledge/search/indexer.ts';

const documents = fileDocuments(new Date());
const { milliseconds } = await buildIndex(documents, 'dist/client/search/bank');
console.error(`  ${documents.length} записей за ${(milliseconds / 1000).toFixed(1)} с`);
