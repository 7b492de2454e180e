CREATE TABLE `notification_settings` (
	`userId` text PRIMARY KEY NOT NULL,
	`channels` text DEFAULT '{}' NOT NULL,
	`digest` text DEFAULT 'daily' NOT NULL,
	`hour` integer DEFAULT 7 NOT NULL,
	`weekday` integer DEFAULT 1 NOT NULL,
	`quietFrom` integer,
	`quietUntil` integer,
	`pausedUntil` integer,
	`mailSecret` text NOT NULL,
	`digestAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_settings_mailSecret_unique` ON `notification_settings` (`mailSecret`);