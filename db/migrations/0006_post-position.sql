ALTER TABLE `posts` ADD `position` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `posts_position` ON `posts` (`position`);