CREATE TABLE `collection_items` (
	`id` text PRIMARY KEY NOT NULL,
	`collectionId` text NOT NULL,
	`publicationId` text NOT NULL,
	`position` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`collectionId`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collection_items_once` ON `collection_items` (`collectionId`,`publicationId`);--> statement-breakpoint
CREATE INDEX `collection_items_order` ON `collection_items` (`collectionId`,`position`);--> statement-breakpoint
CREATE INDEX `collection_items_publication` ON `collection_items` (`publicationId`);--> statement-breakpoint
CREATE TABLE `collections` (
	`id` text PRIMARY KEY NOT NULL,
	`ownerId` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`visibility` text DEFAULT 'personal' NOT NULL,
	`schoolId` text,
	`associationId` text,
	`secret` text,
	`copiedFromId` text,
	`state` text DEFAULT 'active' NOT NULL,
	`stateAt` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collections_secret_unique` ON `collections` (`secret`);--> statement-breakpoint
CREATE INDEX `collections_owner` ON `collections` (`ownerId`,`state`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `collections_visibility` ON `collections` (`visibility`,`state`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `collections_school` ON `collections` (`schoolId`);--> statement-breakpoint
CREATE INDEX `collections_association` ON `collections` (`associationId`);--> statement-breakpoint
CREATE INDEX `collections_state` ON `collections` (`state`,`stateAt`);--> statement-breakpoint
CREATE TABLE `publication_relations` (
	`publicationId` text NOT NULL,
	`relatedId` text NOT NULL,
	`place` integer NOT NULL,
	`nearness` real NOT NULL,
	PRIMARY KEY(`publicationId`, `place`),
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`relatedId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `publication_relations_related` ON `publication_relations` (`relatedId`);