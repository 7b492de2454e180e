-- `threads.revision` rises with whatever a reader of the discussion sees, whoever writes it and by whatever way.
CREATE TRIGGER `threads_revision` AFTER UPDATE ON `threads` WHEN NEW.`revision` = OLD.`revision`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `posts_revision` AFTER UPDATE ON `posts`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = NEW.`threadId`; END;
--> statement-breakpoint
CREATE TRIGGER `thread_tags_added` AFTER INSERT ON `thread_tags`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = NEW.`threadId`; END;
--> statement-breakpoint
CREATE TRIGGER `thread_tags_removed` AFTER DELETE ON `thread_tags`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = OLD.`threadId`; END;
--> statement-breakpoint
CREATE TRIGGER `polls_added` AFTER INSERT ON `polls`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `threadId` FROM `posts` WHERE `id` = NEW.`postId`); END;
--> statement-breakpoint
CREATE TRIGGER `polls_changed` AFTER UPDATE ON `polls`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `threadId` FROM `posts` WHERE `id` = NEW.`postId`); END;
--> statement-breakpoint
CREATE TRIGGER `poll_votes_added` AFTER INSERT ON `poll_votes`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `posts`.`threadId` FROM `polls` JOIN `posts` ON `posts`.`id` = `polls`.`postId` WHERE `polls`.`id` = NEW.`pollId`); END;
--> statement-breakpoint
CREATE TRIGGER `poll_votes_removed` AFTER DELETE ON `poll_votes`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `posts`.`threadId` FROM `polls` JOIN `posts` ON `posts`.`id` = `polls`.`postId` WHERE `polls`.`id` = OLD.`pollId`); END;
