export { openThreadAddresses } from './addresses.ts';
export { authorName, authorsNamed } from './authors.ts';
export { dropBookmark, keepPost, listKeptPosts, ownBookmark } from './bookmarks.ts';
export { capability } from './capability.ts';
export { carryPosts, countAgain, followAlong, readAlong } from './carrying.ts';
export { type Draft, deleteDraft, listDrafts, readDraft, saveDraft } from './drafts.ts';
export { editPost, listEdits, retitleThread } from './editing.ts';
export { deletePost, deleteThread, hidePost, loggedReason, restorePost, restoreThread } from './erasing.ts';
export { type Approval, approvalOf, heldMarks, letOut } from './holding.ts';
export { longestPost, searchQuery, threadsQuery } from './input.ts';
export { dateUrl, firstUnreadUrl, numberUrl } from './jump.ts';
export { heedNewer, type Newer } from './meanwhile.ts';
export { mentionedIn } from './mentions.ts';
export { type Mine, nobody, readMine } from './mine.ts';
export { whereItWent } from './moved.ts';
export { pinnedIn } from './pinned.ts';
export { findPlace } from './place.ts';
export { setPosition } from './positions.ts';
export { postByNumber, readPost, type StoredPost } from './post.ts';
export { listPosts, postUrl, readPage } from './posts.ts';
export { previewPost } from './preview.ts';
export { readersAmong } from './readers.ts';
export { entriesOf, putEntries } from './reindexing.ts';
export { searchDiscussions, stemsOf } from './search.ts';
export { indexAgain, indexMissing } from './searchIndex.ts';
export { searchThreads } from './searchThreads.ts';
export type { Post } from './shownPost.ts';
export { type SimilarThread, similarThreads } from './similar.ts';
export { acceptAnswer, type Highlight, highlightsOf, markOfficial, withdrawSolution } from './solution.ts';
export { listSubscriptions, ownAssociationLevels } from './subscriptionList.ts';
export { associationDefault, followAssociation, followTag, followThread, readLevel } from './subscriptions.ts';
export { type Level, levelWords, type Subject } from './subscriptionWords.ts';
export { mostTags, tagOf, tagUrl } from './tagInput.ts';
export { knownTags, setTags, tagsOf } from './tags.ts';
export { tellAuthor } from './tellAuthor.ts';
export { readThread, type Thread, threadChanged, threadUrl } from './thread.ts';
export {
  countUnread,
  type ListCode,
  listCodes,
  listWords,
  type SortCode,
  sortCodes,
  sortWords,
} from './threadLists.ts';
export { changeThread, openTalk, putThread, refuseHeld, unfollowThread } from './threadRow.ts';
export { listThreads, type ThreadRow, threadRows } from './threads.ts';
export { listUseful, markUseful } from './useful.ts';
export { mine, visibleTo } from './visibility.ts';
export { listVotes, vote, withdrawVote } from './voting.ts';
export { reply, startThread } from './writing.ts';
