ALTER TABLE `collection_items` ADD `removedAt` integer;--> statement-breakpoint
CREATE INDEX `collection_items_removed` ON `collection_items` (`removedAt`);