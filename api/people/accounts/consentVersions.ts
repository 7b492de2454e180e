/** Incremented when the text of a document changes (`consentText.ts`); people are then asked again. */
export const consentVersions = { processing: 1, publication: 2 } as const satisfies Record<string, number>;
