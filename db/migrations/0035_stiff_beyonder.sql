CREATE TABLE `known_devices` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`usedAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `known_devices_user` ON `known_devices` (`userId`,`usedAt`);--> statement-breakpoint
CREATE INDEX `known_devices_used` ON `known_devices` (`usedAt`);--> statement-breakpoint
CREATE TABLE `association_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text NOT NULL,
	`email` text NOT NULL,
	`userId` text,
	`invitedBy` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `association_addresses_once` ON `association_addresses` (`associationId`,`email`);--> statement-breakpoint
CREATE INDEX `association_addresses_user` ON `association_addresses` (`userId`);--> statement-breakpoint
CREATE TABLE `written_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`senderId` text,
	`recipient` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`senderId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `written_letters_sender` ON `written_letters` (`senderId`,`createdAt`);--> statement-breakpoint
CREATE INDEX `written_letters_recipient` ON `written_letters` (`recipient`,`createdAt`);--> statement-breakpoint
CREATE TABLE `meeting_names` (
	`id` text PRIMARY KEY NOT NULL,
	`meetingId` text NOT NULL,
	`userId` text NOT NULL,
	`cause` text NOT NULL,
	`words` text NOT NULL,
	`createdAt` integer NOT NULL,
	`settledAt` integer,
	`settledBy` text,
	FOREIGN KEY (`meetingId`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`settledBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_names_once` ON `meeting_names` (`meetingId`,`userId`);--> statement-breakpoint
CREATE INDEX `meeting_names_waiting` ON `meeting_names` (`settledAt`,`createdAt`);--> statement-breakpoint
CREATE TABLE `practice_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`practiceId` text NOT NULL,
	`email` text NOT NULL,
	`userId` text,
	`askedBy` text NOT NULL,
	`askedAt` integer NOT NULL,
	FOREIGN KEY (`practiceId`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`askedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_addresses_once` ON `practice_addresses` (`practiceId`,`email`);--> statement-breakpoint
CREATE INDEX `practice_addresses_user` ON `practice_addresses` (`userId`);--> statement-breakpoint
CREATE INDEX `practice_addresses_asked` ON `practice_addresses` (`askedBy`,`askedAt`);--> statement-breakpoint
DROP INDEX `notification_settings_mailSecret_unique`;--> statement-breakpoint
ALTER TABLE `notification_settings` DROP COLUMN `mailSecret`;--> statement-breakpoint
ALTER TABLE `tokens` ADD `position` text;--> statement-breakpoint
ALTER TABLE `meeting_items` ADD `speakerId` text REFERENCES users(id);--> statement-breakpoint
CREATE INDEX `meeting_items_speaker` ON `meeting_items` (`speakerId`);--> statement-breakpoint
ALTER TABLE `practice_invitations` ADD `named` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `schools` ADD `joinBy` text;