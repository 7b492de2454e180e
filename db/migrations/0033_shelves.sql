DROP INDEX `publications_title`;--> statement-breakpoint
DROP INDEX `reading_positions_recent`;--> statement-breakpoint
CREATE INDEX `reading_positions_recent` ON `reading_positions` (`userId`,`updatedAt`,`threadId`);