CREATE TABLE `file_texts` (
	`fileId` text PRIMARY KEY NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`pages` integer,
	`thumbnailKey` text,
	`width` integer,
	`height` integer,
	`readAt` integer,
	FOREIGN KEY (`fileId`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `removed_attachments` (
	`fileId` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`position` integer NOT NULL,
	`removedById` text,
	`removedAt` integer NOT NULL,
	FOREIGN KEY (`fileId`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`removedById`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `removed_attachments_of` ON `removed_attachments` (`publicationId`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`fileName` text NOT NULL,
	`title` text NOT NULL,
	`markdown` text NOT NULL,
	`html` text NOT NULL,
	`pictures` integer DEFAULT 0 NOT NULL,
	`missed` text DEFAULT '[]' NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imports_user` ON `imports` (`userId`);--> statement-breakpoint
CREATE INDEX `imports_created` ON `imports` (`createdAt`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`external` integer NOT NULL,
	`state` text DEFAULT 'unchecked' NOT NULL,
	`status` integer,
	`reason` text DEFAULT '' NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`firstFailedAt` integer,
	`lastFailedAt` integer,
	`checkedAt` integer,
	`dueAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_address_unique` ON `links` (`address`);--> statement-breakpoint
CREATE INDEX `links_due` ON `links` (`external`,`dueAt`);--> statement-breakpoint
CREATE INDEX `links_state` ON `links` (`state`,`firstFailedAt`);--> statement-breakpoint
CREATE TABLE `outdated_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`userId` text NOT NULL,
	`reason` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answeredById` text,
	`answeredAt` integer,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answeredById`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `outdated_marks_of` ON `outdated_marks` (`publicationId`,`state`);--> statement-breakpoint
CREATE INDEX `outdated_marks_waiting` ON `outdated_marks` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `outdated_marks_user` ON `outdated_marks` (`userId`);--> statement-breakpoint
CREATE UNIQUE INDEX `outdated_marks_once` ON `outdated_marks` (`publicationId`,`userId`) WHERE "outdated_marks"."state" = 'open';--> statement-breakpoint
CREATE TABLE `publication_links` (
	`publicationId` text NOT NULL,
	`linkId` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`linkId`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_links_once` ON `publication_links` (`publicationId`,`linkId`);--> statement-breakpoint
CREATE INDEX `publication_links_link` ON `publication_links` (`linkId`);--> statement-breakpoint
CREATE TABLE `review_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`userId` text,
	`confirmedAt` integer NOT NULL,
	`until` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `review_confirmations_of` ON `review_confirmations` (`publicationId`,`confirmedAt`);--> statement-breakpoint
CREATE INDEX `review_confirmations_user` ON `review_confirmations` (`userId`);--> statement-breakpoint
CREATE TABLE `upkeep` (
	`publicationId` text PRIMARY KEY NOT NULL,
	`ownerId` text,
	`toldSoonFor` integer,
	`toldDueFor` integer,
	`linksReadAt` integer,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `upkeep_owner` ON `upkeep` (`ownerId`);--> statement-breakpoint
CREATE INDEX `publications_due` ON `publications` (`state`,`reviewDueAt`);--> statement-breakpoint
CREATE INDEX `publications_reviewed` ON `publications` (`state`,`reviewedAt`);