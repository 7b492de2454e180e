ALTER TABLE `files` ADD `looseAt` integer;--> statement-breakpoint
CREATE INDEX `files_loose` ON `files` (`looseAt`);