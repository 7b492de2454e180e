/** How long the same words of the same person count as a second press of one button, in milliseconds. */
export const secondPress = 10_000;

/** The earliest moment of a write that may be the first press. */
export const firstPressSince = (now = Date.now()): Date => new Date(now - secondPress);
