/** How long the same words of the same person are a second press of one button, in milliseconds. */
const secondPress = 10_000;

/** What was written after this moment may be the first press. */
export const firstPressSince = (now = Date.now()): Date => new Date(now - secondPress);
