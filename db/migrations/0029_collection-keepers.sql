ALTER TABLE `collections` ADD `told` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `collections` ADD `orphanToldAt` integer;