export { type Actor, isMethodist, type MaybeActor, seesEverySchool, signedIn } from './actor.ts';
