CREATE TABLE `relation_vectors` (
	`publicationId` text PRIMARY KEY NOT NULL,
	`facets` text DEFAULT '[]' NOT NULL,
	`vector` blob NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `relation_weights` (
	`id` integer PRIMARY KEY NOT NULL,
	`total` integer NOT NULL,
	`holding` text NOT NULL,
	`changes` integer NOT NULL
);
