/** The fields of a material with codes of vocabularies. Nothing else here: forms in the browser import it too. */
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
