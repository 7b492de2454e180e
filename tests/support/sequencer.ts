import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: begun first, none of them is left to run alone at the end. */
const longest = [
  'journeys/scripts.test.ts',
  'journeys/pagesLeaders.test.ts',
  'journeys/pagesMembers.test.ts',
  'journeys/pagesGuests.test.ts',
  'consistency/killed.test.ts',
  'journeys/practiceReview.test.ts',
  'journeys/meeting.test.ts',
  'journeys/composer.test.ts',
  'house/rights.test.ts',
];
const placeOf = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}`));
  return place === -1 ? longest.length : place;
};

/** The same order in every run: what a file left behind in a cache or how fast the last run was has no say. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
      .toSorted((one, other) => one.moduleId.localeCompare(other.moduleId))
      .sort((one, other) => placeOf(one) - placeOf(other));
  }
}
