CREATE TABLE `practice_invitations` (
	`practiceId` text NOT NULL,
	`userId` text NOT NULL,
	`askedBy` text NOT NULL,
	`askedAt` integer NOT NULL,
	`answer` text,
	`answeredAt` integer,
	PRIMARY KEY(`practiceId`, `userId`),
	FOREIGN KEY (`practiceId`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`askedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practice_invitations_user` ON `practice_invitations` (`userId`);--> statement-breakpoint
ALTER TABLE `posts` ADD `officialAt` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `officialBy` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `posts` ADD `pollId` text;--> statement-breakpoint
ALTER TABLE `threads` ADD `officialCount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `threads` ADD `practiceId` text;--> statement-breakpoint
CREATE INDEX `threads_practice` ON `threads` (`practiceId`);