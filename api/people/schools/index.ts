export { capability } from './capability.ts';
export { deskOf, peopleOfSchool, waitingOfSchool } from './desk.ts';
export { changeSchool, createSchool } from './editing.ts';
export { kindHistory, setKind } from './kinds.ts';
export { allSchools, listSchools, readSchool, schoolsQuery } from './schools.ts';
