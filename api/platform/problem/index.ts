export {
  badInput,
  conflict,
  type FieldError,
  forbidden,
  notFound,
  notSignedIn,
  Problem,
  parse,
  Unreadable,
} from './problem.ts';
