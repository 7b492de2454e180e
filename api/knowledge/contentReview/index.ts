export { capability } from './capability.ts';
export { confirmReview } from './confirmations.ts';
export { upkeepQuery, type View, views } from './input.ts';
export { countUpkeep, listUpkeep, longAgo, soonDays, type UpkeepRow } from './list.ts';
export { doubtsAbout, type marksOf, ownMark } from './markList.ts';
export { answerMark, markOutdated, withdrawMark } from './marks.ts';
export { readUpkeep } from './overview.ts';
export { nameOwner } from './owner.ts';
