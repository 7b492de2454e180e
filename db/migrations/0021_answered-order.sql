DROP INDEX `threads_answered`;--> statement-breakpoint
DROP INDEX `threads_association_answered`;--> statement-breakpoint
CREATE INDEX `threads_answered` ON `threads` (`deletedAt`,`postCount`,`id`);--> statement-breakpoint
CREATE INDEX `threads_association_answered` ON `threads` (`associationId`,`deletedAt`,`postCount`,`id`);