/** The fields of a practice that hold codes of the vocabularies. Nothing else in here: forms ask for it in the browser too. */
export const practiceLists = ['subjects', 'levels', 'risks', 'deficits'] as const;
