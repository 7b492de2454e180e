-- A post that was taken away or moved elsewhere solves its question no more, whichever way it went.
CREATE TRIGGER `accepted_post_deleted` AFTER UPDATE OF `deletedAt`, `heldAt` ON `posts` WHEN NEW.`deletedAt` IS NOT NULL OR NEW.`heldAt` IS NOT NULL
BEGIN UPDATE `threads` SET `acceptedPostId` = NULL, `solvedAt` = NULL, `solvedBy` = NULL WHERE `id` = NEW.`threadId` AND `acceptedPostId` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `accepted_post_moved` AFTER UPDATE OF `threadId` ON `posts` WHEN NEW.`threadId` <> OLD.`threadId`
BEGIN
  UPDATE `threads` SET `acceptedPostId` = NULL, `solvedAt` = NULL, `solvedBy` = NULL WHERE `id` = OLD.`threadId` AND `acceptedPostId` = NEW.`id`;
  UPDATE `threads` SET `officialCount` = (SELECT count(*) FROM `posts` WHERE `threadId` = OLD.`threadId` AND `officialAt` IS NOT NULL AND `deletedAt` IS NULL) WHERE `id` = OLD.`threadId` AND NEW.`officialAt` IS NOT NULL;
  UPDATE `threads` SET `officialCount` = (SELECT count(*) FROM `posts` WHERE `threadId` = NEW.`threadId` AND `officialAt` IS NOT NULL AND `deletedAt` IS NULL) WHERE `id` = NEW.`threadId` AND NEW.`officialAt` IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `official_posts_counted` AFTER UPDATE OF `officialAt`, `deletedAt` ON `posts` WHEN NEW.`officialAt` IS NOT NULL OR OLD.`officialAt` IS NOT NULL
BEGIN UPDATE `threads` SET `officialCount` = (SELECT count(*) FROM `posts` WHERE `threadId` = NEW.`threadId` AND `officialAt` IS NOT NULL AND `deletedAt` IS NULL) WHERE `id` = NEW.`threadId`; END;
--> statement-breakpoint
-- An answer shows the name and the number of the post that it answers, and whether it was edited, for what reason.
CREATE TRIGGER `post_edits_added` AFTER INSERT ON `post_edits`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `threadId` FROM `posts` WHERE `id` = NEW.`postId`); END;
