export { type Actor, administers, isMethodist, type MaybeActor, seesEverySchool, signedIn } from './actor.ts';
