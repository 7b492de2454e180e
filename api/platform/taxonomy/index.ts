export { codesOf, taxonomy, titleOf, type Vocabulary } from './taxonomy.ts';
