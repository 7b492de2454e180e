ALTER TABLE `schools` ADD `joinSecret` text;--> statement-breakpoint
CREATE UNIQUE INDEX `schools_joinSecret_unique` ON `schools` (`joinSecret`);