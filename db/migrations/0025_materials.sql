CREATE TABLE `material_remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`materialId` text NOT NULL,
	`parentId` text,
	`authorId` text NOT NULL,
	`quote` text DEFAULT '' NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`createdAt` integer NOT NULL,
	`resolvedAt` integer,
	`resolvedBy` text,
	FOREIGN KEY (`materialId`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolvedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `material_remarks_of` ON `material_remarks` (`materialId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `material_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`materialId` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`reason` text NOT NULL,
	`restoredFrom` integer,
	`madeBy` text NOT NULL,
	`madeAt` integer NOT NULL,
	`decision` text,
	`comment` text DEFAULT '' NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	FOREIGN KEY (`materialId`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`madeBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decidedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_revisions_number` ON `material_revisions` (`materialId`,`number`);--> statement-breakpoint
CREATE TABLE `material_writers` (
	`materialId` text NOT NULL,
	`userId` text NOT NULL,
	PRIMARY KEY(`materialId`, `userId`),
	FOREIGN KEY (`materialId`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `material_writers_user` ON `material_writers` (`userId`);--> statement-breakpoint
CREATE TABLE `materials` (
	`id` text PRIMARY KEY NOT NULL,
	`authorId` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`slug` text,
	`publishedRevision` integer,
	`publishedAt` integer,
	`publishAt` integer,
	`archiveReason` text DEFAULT '' NOT NULL,
	`savedById` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`submittedAt` integer,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`savedById`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `materials_slug_unique` ON `materials` (`slug`);--> statement-breakpoint
CREATE INDEX `materials_state` ON `materials` (`state`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `materials_newest` ON `materials` (`updatedAt`);--> statement-breakpoint
CREATE INDEX `materials_author` ON `materials` (`authorId`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `materials_saved_by` ON `materials` (`savedById`);