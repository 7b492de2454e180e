/** The kind of job that finds anew what stands near what; left in the transaction that changes the catalogue. */
export const relateJob = 'publications.relate';
