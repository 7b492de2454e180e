export { type PublicAddress, publicAddresses } from './addresses.ts';
export { applicationOf, listApplications, outcomeWords, removeApplication, reportApplication } from './applications.ts';
export { enclosureShape, fileShape } from './attachmentRoutes.ts';
export {
  attachToPublication,
  detachFromPublication,
  orderAttachments,
  removedFrom,
  restoreToPublication,
} from './attachments.ts';
export { quotedName, withoutName } from './authorNames.ts';
export { bodiesFrom } from './bodies.ts';
export { addBookmark, isBookmarked, listBookmarks, removeBookmark } from './bookmarks.ts';
export { capability } from './capability.ts';
export { type Card, cardColumns, cardOf, publicationUrl } from './card.ts';
export { publicationOf } from './catalogue.ts';
export { type Enclosure, enclosuresOf, enclosuresOn } from './enclosures.ts';
export { readHighlights } from './highlights.ts';
export type { Sort } from './input.ts';
export { kinOf } from './kin.ts';
export { countPublications, facetCounts, listPublications } from './list.ts';
export { keepPracticesBundle } from './practicesBundle.ts';
export { type Publication, readPublication, readPublicationById, talkAbout } from './publication.ts';
export { practicesPublishedBy } from './publishedBySchool.ts';
export { relateJob } from './relateJob.ts';
export { cardAnswer, cardShape, storedCardShape } from './routes.ts';
export { readShelf, type Shelf, shelfUrl } from './shelf.ts';
export { handToFile, renameAuthors, setReview, takeOutMaterial, takeOutPractice } from './standing.ts';
export { type NewPublication, putPublications } from './store.ts';
export { formAsWord, publicationAsWord, type WordFile, writtenAsWord } from './wordFiles.ts';
export {
  appliedWords,
  kindTitle,
  licenceWords,
  readersOf,
  type ScaleName,
  scaleNames,
  scaleWord,
  titlesIn,
} from './words.ts';
