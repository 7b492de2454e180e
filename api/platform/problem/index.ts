export { badInput, conflict, type FieldError, forbidden, notFound, notSignedIn, parse, Problem, Unreadable } from './problem.ts';
