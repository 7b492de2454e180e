CREATE INDEX `threads_newest` ON `threads` (`deletedAt`,`createdAt`);--> statement-breakpoint
CREATE INDEX `threads_answered` ON `threads` (`deletedAt`,`postCount`);--> statement-breakpoint
CREATE INDEX `threads_unanswered` ON `threads` (`lastPostAt`) WHERE "deletedAt" is null and "postCount" = 1;--> statement-breakpoint
CREATE INDEX `threads_solved` ON `threads` (`lastPostAt`) WHERE "deletedAt" is null and "solvedAt" is not null;--> statement-breakpoint
CREATE INDEX `threads_association_newest` ON `threads` (`associationId`,`deletedAt`,`createdAt`);--> statement-breakpoint
CREATE INDEX `threads_association_answered` ON `threads` (`associationId`,`deletedAt`,`postCount`);--> statement-breakpoint
CREATE INDEX `threads_association_pinned` ON `threads` (`associationId`,`pinnedUntil`);--> statement-breakpoint
CREATE INDEX `reading_positions_recent` ON `reading_positions` (`userId`,`updatedAt`);