export type { FoundShape } from './answers.ts';
export type { FindKind } from './input.ts';
export { findRoutes } from './routes.ts';
export { listSuggestions, type Suggestion } from './suggestions.ts';
