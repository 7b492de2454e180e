export { readableBy } from './access.ts';
export {
  type Attachment,
  attach,
  attachmentsOf,
  detach,
  forgetFiles,
  hangAt,
  mostFiles,
  putInOrder,
  rehang,
  type Subject,
} from './attachments.ts';
export { capability } from './capability.ts';
export { deliverFile } from './delivery.ts';
export { keepOn, releaseFrom } from './hanging.ts';
export { lookInto } from './look.ts';
export { filesIn, hangOnPost, uploadLoose } from './loose.ts';
export { ownRoom } from './quotas.ts';
export { thumbnailOf } from './reading/thumbnail.ts';
export { putBack, restorableSince, takeOff } from './removed.ts';
export { disk, newKey } from './store.ts';
export { fileUrl, keepRow, mostBytes, nameOf, refused, removeBytes, takeIn } from './taking.ts';
export { readFileThrough, readJob, readLater } from './texts.ts';
export { acceptedFiles } from './types.ts';
