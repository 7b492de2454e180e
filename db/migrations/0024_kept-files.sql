CREATE INDEX `file_texts_read` ON `file_texts` (`readAt`);--> statement-breakpoint
CREATE INDEX `file_texts_thumbnail` ON `file_texts` (`thumbnailKey`);