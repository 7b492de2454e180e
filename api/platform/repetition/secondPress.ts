/** How long the same words of the same person are a second press of one button, in milliseconds. */
const secondPress = 10_000;

/** The earliest moment of a write that may be the first press. */
export const firstPressSince = (now = Date.now()): Date => new Date(now - secondPress);
