CREATE TABLE `thread_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `thread_templates_association` ON `thread_templates` (`associationId`,`position`);--> statement-breakpoint
CREATE TABLE `moderation_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`postId` text NOT NULL,
	`threadId` text NOT NULL,
	`associationId` text,
	`pairId` text,
	`state` text DEFAULT 'open' NOT NULL,
	`claimedBy` text,
	`claimedAt` integer,
	`decision` text,
	`explanation` text DEFAULT '' NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claimedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decidedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `moderation_cases_state` ON `moderation_cases` (`state`,`createdAt`);--> statement-breakpoint
CREATE INDEX `moderation_cases_association` ON `moderation_cases` (`associationId`,`state`);--> statement-breakpoint
CREATE INDEX `moderation_cases_pair` ON `moderation_cases` (`pairId`,`state`);--> statement-breakpoint
CREATE INDEX `moderation_cases_post` ON `moderation_cases` (`postId`,`state`);--> statement-breakpoint
CREATE TABLE `moderation_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`caseId` text NOT NULL,
	`userId` text NOT NULL,
	`body` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`caseId`) REFERENCES `moderation_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `moderation_notes_case` ON `moderation_notes` (`caseId`);--> statement-breakpoint
CREATE TABLE `post_flags` (
	`id` text PRIMARY KEY NOT NULL,
	`postId` text NOT NULL,
	`caseId` text NOT NULL,
	`userId` text NOT NULL,
	`reason` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`caseId`) REFERENCES `moderation_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `post_flags_once` ON `post_flags` (`caseId`,`userId`);--> statement-breakpoint
CREATE INDEX `post_flags_post` ON `post_flags` (`postId`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`key` text,
	`runAt` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`leasedUntil` integer,
	`leasedBy` text,
	`failure` text DEFAULT '' NOT NULL,
	`deadAt` integer,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`deadAt`,`runAt`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`url` text NOT NULL,
	`subject` text NOT NULL,
	`secret` integer DEFAULT false NOT NULL,
	`actorId` text,
	`createdAt` integer NOT NULL,
	`readAt` integer,
	`mailedAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`userId`,`createdAt`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`userId`,`readAt`);--> statement-breakpoint
CREATE INDEX `notifications_unmailed` ON `notifications` (`mailedAt`,`createdAt`);--> statement-breakpoint
CREATE INDEX `notifications_subject` ON `notifications` (`userId`,`subject`);--> statement-breakpoint
CREATE TABLE `poll_options` (
	`id` text PRIMARY KEY NOT NULL,
	`pollId` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`pollId`) REFERENCES `polls`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `poll_options_order` ON `poll_options` (`pollId`,`position`);--> statement-breakpoint
CREATE TABLE `poll_votes` (
	`pollId` text NOT NULL,
	`optionId` text NOT NULL,
	`userId` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`pollId`, `optionId`, `userId`),
	FOREIGN KEY (`pollId`) REFERENCES `polls`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`optionId`) REFERENCES `poll_options`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `poll_votes_option` ON `poll_votes` (`optionId`);--> statement-breakpoint
CREATE INDEX `poll_votes_user` ON `poll_votes` (`userId`);--> statement-breakpoint
CREATE TABLE `polls` (
	`id` text PRIMARY KEY NOT NULL,
	`postId` text NOT NULL,
	`question` text NOT NULL,
	`multiple` integer DEFAULT false NOT NULL,
	`anonymous` integer DEFAULT false NOT NULL,
	`closesAt` integer,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `polls_post` ON `polls` (`postId`);--> statement-breakpoint
CREATE TABLE `post_bookmarks` (
	`userId` text NOT NULL,
	`postId` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`remindAt` integer,
	`remindedAt` integer,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `postId`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_bookmarks_post` ON `post_bookmarks` (`postId`);--> statement-breakpoint
CREATE INDEX `post_bookmarks_due` ON `post_bookmarks` (`remindedAt`,`remindAt`);--> statement-breakpoint
CREATE TABLE `post_drafts` (
	`userId` text NOT NULL,
	`place` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updatedAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `place`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_drafts_age` ON `post_drafts` (`updatedAt`);--> statement-breakpoint
CREATE TABLE `post_useful` (
	`postId` text NOT NULL,
	`userId` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`postId`, `userId`),
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_useful_user` ON `post_useful` (`userId`);--> statement-breakpoint
CREATE TABLE `reading_positions` (
	`userId` text NOT NULL,
	`threadId` text NOT NULL,
	`number` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `threadId`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reading_positions_thread` ON `reading_positions` (`threadId`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`userId` text NOT NULL,
	`subject` text NOT NULL,
	`subjectId` text NOT NULL,
	`level` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `subject`, `subjectId`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriptions_subject` ON `subscriptions` (`subject`,`subjectId`,`level`);--> statement-breakpoint
CREATE TABLE `thread_tags` (
	`threadId` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`threadId`, `tag`),
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `thread_tags_tag` ON `thread_tags` (`tag`,`threadId`);--> statement-breakpoint
ALTER TABLE `associations` ADD `holdsFirstPosts` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `post_edits` ADD `reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `posts` ADD `replyToId` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `usefulCount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `posts` ADD `heldAt` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `deleteReason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `threads` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `threads` ADD `acceptedPostId` text;--> statement-breakpoint
ALTER TABLE `threads` ADD `solvedAt` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `solvedBy` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `threads` ADD `closedAt` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `closedBy` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `threads` ADD `closeReason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `threads` ADD `pinnedUntil` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `slowSeconds` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `threads` ADD `mergedIntoId` text;--> statement-breakpoint
ALTER TABLE `threads` ADD `deleteReason` text DEFAULT '' NOT NULL;