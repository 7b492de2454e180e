ALTER TABLE `associations` ADD `rules` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `posts` ADD `movedToId` text;--> statement-breakpoint
ALTER TABLE `post_flags` ADD `kind` text DEFAULT 'other' NOT NULL;