/** The kind of job that updates related publications; queued in the transaction that changes the catalogue. */
export const relateJob = 'publications.relate';
