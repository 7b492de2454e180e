/** The fields of a material that hold codes of the vocabularies. Nothing else in here: forms ask for it in the browser too. */
export const materialLists = [
  'subjects',
  'levels',
  'audience',
  'dimensions',
  'risks',
  'deficits',
  'problems',
  'situations',
] as const;
