/** Each rises whenever the words of its document change (`consentText.ts`); people are asked anew then. */
export const consentVersions = { processing: 1, publication: 2 } as const satisfies Record<string, number>;
