CREATE TABLE `pair_goals` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`title` text NOT NULL,
	`unit` text NOT NULL,
	`start` real NOT NULL,
	`target` real NOT NULL,
	`due` integer NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_goals_pair` ON `pair_goals` (`pairId`);--> statement-breakpoint
CREATE TABLE `pair_history` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`act` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_history_pair` ON `pair_history` (`pairId`);--> statement-breakpoint
CREATE TABLE `pair_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`heldAt` integer NOT NULL,
	`form` text NOT NULL,
	`topics` text NOT NULL,
	`agreed` text DEFAULT '' NOT NULL,
	`minutes` integer NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_meetings_pair` ON `pair_meetings` (`pairId`,`heldAt`);--> statement-breakpoint
CREATE TABLE `pair_pins` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`publicationId` text NOT NULL,
	`userId` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pair_pins_once` ON `pair_pins` (`pairId`,`publicationId`);--> statement-breakpoint
CREATE TABLE `pair_reflections` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`stage` text NOT NULL,
	`helped` text NOT NULL,
	`hindered` text DEFAULT '' NOT NULL,
	`next` text DEFAULT '' NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pair_reflections_once` ON `pair_reflections` (`pairId`,`userId`,`stage`);--> statement-breakpoint
CREATE TABLE `pair_silences` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`body` text NOT NULL,
	`createdAt` integer NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answeredAt` integer,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_silences_pair` ON `pair_silences` (`pairId`);--> statement-breakpoint
CREATE TABLE `pair_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`assigneeId` text NOT NULL,
	`title` text NOT NULL,
	`due` integer,
	`doneAt` integer,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigneeId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_tasks_pair` ON `pair_tasks` (`pairId`);--> statement-breakpoint
CREATE INDEX `pair_tasks_assignee` ON `pair_tasks` (`assigneeId`,`doneAt`);--> statement-breakpoint
CREATE TABLE `pair_values` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`goalId` text NOT NULL,
	`userId` text NOT NULL,
	`value` real NOT NULL,
	`measuredAt` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`goalId`) REFERENCES `pair_goals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_values_pair` ON `pair_values` (`pairId`);--> statement-breakpoint
CREATE INDEX `pair_values_goal` ON `pair_values` (`goalId`,`measuredAt`);--> statement-breakpoint
ALTER TABLE `threads` ADD `pairId` text REFERENCES pairs(id);--> statement-breakpoint
CREATE UNIQUE INDEX `threads_pair` ON `threads` (`pairId`);--> statement-breakpoint
ALTER TABLE `pairs` ADD `leaderAgreedAt` integer;--> statement-breakpoint
ALTER TABLE `pairs` ADD `supportedAgreedAt` integer;--> statement-breakpoint
ALTER TABLE `pairs` ADD `lastEntryAt` integer;--> statement-breakpoint
CREATE INDEX `pairs_state` ON `pairs` (`state`);--> statement-breakpoint
CREATE INDEX `pairs_coordinator` ON `pairs` (`coordinatorId`);