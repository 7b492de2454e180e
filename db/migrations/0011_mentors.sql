CREATE TABLE `pair_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`at` integer NOT NULL,
	`form` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`topics` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_plans_pair` ON `pair_plans` (`pairId`,`at`);--> statement-breakpoint
CREATE TABLE `mentor_cards` (
	`userId` text PRIMARY KEY NOT NULL,
	`strengths` text NOT NULL,
	`subjects` text DEFAULT '[]' NOT NULL,
	`deficits` text DEFAULT '[]' NOT NULL,
	`capacity` integer NOT NULL,
	`open` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mentor_cards_updated` ON `mentor_cards` (`updatedAt`);--> statement-breakpoint
ALTER TABLE `pair_goals` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `pair_meetings` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `pair_tasks` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `pair_values` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `pairs` ADD `silenceToldAt` integer;--> statement-breakpoint
ALTER TABLE `pairs` ADD `middleAskedAt` integer;--> statement-breakpoint
ALTER TABLE `pairs` ADD `practiceId` text REFERENCES practices(id);