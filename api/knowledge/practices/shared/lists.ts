/** The fields of a practice with codes of vocabularies. Nothing else here: forms in the browser import it too. */
export const practiceLists = ['subjects', 'levels', 'risks', 'deficits'] as const;
