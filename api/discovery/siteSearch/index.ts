export type { FoundShape } from './answers.ts';
export { capability } from './capability.ts';
export type { FindKind } from './input.ts';
export { listSuggestions, type Suggestion } from './suggestions.ts';
