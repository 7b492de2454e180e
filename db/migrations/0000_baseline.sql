CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actorId` text,
	`action` text NOT NULL,
	`subjectKind` text NOT NULL,
	`subjectId` text NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subjectKind`,`subjectId`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actorId`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`purpose` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`address` text NOT NULL,
	`givenAt` integer NOT NULL,
	`withdrawnAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consents_user` ON `consents` (`userId`,`purpose`);--> statement-breakpoint
CREATE TABLE `known_devices` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`usedAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `known_devices_user` ON `known_devices` (`userId`,`usedAt`);--> statement-breakpoint
CREATE INDEX `known_devices_used` ON `known_devices` (`usedAt`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`expiresAt` integer NOT NULL,
	`createdAt` integer NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`userId`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expiresAt`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`secretHash` text NOT NULL,
	`purpose` text NOT NULL,
	`userId` text,
	`email` text,
	`name` text,
	`position` text,
	`role` text,
	`schoolId` text,
	`createdBy` text,
	`createdAt` integer NOT NULL,
	`expiresAt` integer NOT NULL,
	`usedAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`createdBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_secretHash_unique` ON `tokens` (`secretHash`);--> statement-breakpoint
CREATE INDEX `tokens_school` ON `tokens` (`schoolId`,`purpose`,`usedAt`);--> statement-breakpoint
CREATE INDEX `tokens_email` ON `tokens` (`email`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`passwordHash` text,
	`role` text NOT NULL,
	`schoolId` text,
	`state` text NOT NULL,
	`position` text DEFAULT '' NOT NULL,
	`subjects` text DEFAULT '[]' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`profile` text DEFAULT 'private' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_school` ON `users` (`schoolId`,`state`);--> statement-breakpoint
CREATE INDEX `users_role` ON `users` (`role`,`state`);--> statement-breakpoint
CREATE TABLE `association_members` (
	`associationId` text NOT NULL,
	`userId` text NOT NULL,
	`membership` text NOT NULL,
	`request` text DEFAULT '' NOT NULL,
	`refusal` text DEFAULT '' NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`associationId`, `userId`),
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decidedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `association_members_user` ON `association_members` (`userId`,`membership`);--> statement-breakpoint
CREATE INDEX `association_members_kind` ON `association_members` (`associationId`,`membership`);--> statement-breakpoint
CREATE TABLE `associations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`subjects` text DEFAULT '[]' NOT NULL,
	`visibility` text NOT NULL,
	`admission` text NOT NULL,
	`holdsFirstPosts` integer DEFAULT false NOT NULL,
	`rules` text DEFAULT '' NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `associations_slug_unique` ON `associations` (`slug`);--> statement-breakpoint
CREATE INDEX `associations_visibility` ON `associations` (`visibility`);--> statement-breakpoint
CREATE TABLE `thread_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `thread_templates_association` ON `thread_templates` (`associationId`,`position`);--> statement-breakpoint
CREATE TABLE `announcement_places` (
	`announcementId` text NOT NULL,
	`associationId` text NOT NULL,
	`state` text NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	PRIMARY KEY(`announcementId`, `associationId`),
	FOREIGN KEY (`announcementId`) REFERENCES `announcements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decidedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `announcement_places_association` ON `announcement_places` (`associationId`,`state`,`announcementId`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`authorId` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
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
CREATE TABLE `association_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text NOT NULL,
	`title` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `association_documents_association` ON `association_documents` (`associationId`,`updatedAt`);--> statement-breakpoint
CREATE TABLE `association_group_members` (
	`groupId` text NOT NULL,
	`userId` text NOT NULL,
	PRIMARY KEY(`groupId`, `userId`),
	FOREIGN KEY (`groupId`) REFERENCES `association_groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `association_group_members_user` ON `association_group_members` (`userId`);--> statement-breakpoint
CREATE TABLE `association_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`leaderId` text,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`leaderId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `association_groups_association` ON `association_groups` (`associationId`,`title`);--> statement-breakpoint
CREATE TABLE `association_invitations` (
	`associationId` text NOT NULL,
	`userId` text NOT NULL,
	`invitedBy` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`associationId`, `userId`),
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invitedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `association_invitations_user` ON `association_invitations` (`userId`);--> statement-breakpoint
CREATE TABLE `document_versions` (
	`documentId` text NOT NULL,
	`number` integer NOT NULL,
	`fileId` text NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`userId` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`documentId`, `number`),
	FOREIGN KEY (`documentId`) REFERENCES `association_documents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`fileId`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `document_versions_file` ON `document_versions` (`fileId`);--> statement-breakpoint
CREATE TABLE `work_plan_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`planId` text NOT NULL,
	`position` integer NOT NULL,
	`due` text NOT NULL,
	`topic` text NOT NULL,
	`questions` text DEFAULT '' NOT NULL,
	`speakers` text DEFAULT '' NOT NULL,
	`result` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`planId`) REFERENCES `work_plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `work_plan_rows_plan` ON `work_plan_rows` (`planId`,`position`);--> statement-breakpoint
CREATE TABLE `work_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text NOT NULL,
	`year` integer NOT NULL,
	`analysis` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_plans_year` ON `work_plans` (`associationId`,`year`);--> statement-breakpoint
CREATE TABLE `adoptions` (
	`id` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`schoolId` text NOT NULL,
	`userId` text NOT NULL,
	`state` text DEFAULT 'adopting' NOT NULL,
	`report` text DEFAULT '' NOT NULL,
	`effects` text DEFAULT '[]' NOT NULL,
	`startedAt` integer NOT NULL,
	`reportedAt` integer,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `adoptions_once` ON `adoptions` (`publicationId`,`schoolId`);--> statement-breakpoint
CREATE INDEX `adoptions_school` ON `adoptions` (`schoolId`,`state`);--> statement-breakpoint
CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`userId` text NOT NULL,
	`outcome` integer NOT NULL,
	`report` text DEFAULT '' NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_once` ON `applications` (`publicationId`,`userId`);--> statement-breakpoint
CREATE INDEX `applications_user` ON `applications` (`userId`);--> statement-breakpoint
CREATE TABLE `bookmarks` (
	`userId` text NOT NULL,
	`publicationId` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `publicationId`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bookmarks_publication` ON `bookmarks` (`publicationId`);--> statement-breakpoint
CREATE TABLE `catalogue` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `publication_facets` (
	`publicationId` text NOT NULL,
	`facet` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`publicationId`, `facet`, `code`),
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `publication_facets_code` ON `publication_facets` (`facet`,`code`);--> statement-breakpoint
CREATE TABLE `publications` (
	`id` text PRIMARY KEY NOT NULL,
	`collection` text NOT NULL,
	`source` text NOT NULL,
	`slug` text NOT NULL,
	`state` text DEFAULT 'published' NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`kind` text NOT NULL,
	`subjects` text DEFAULT '[]' NOT NULL,
	`levels` text DEFAULT '[]' NOT NULL,
	`audience` text DEFAULT '[]' NOT NULL,
	`dimensions` text DEFAULT '[]' NOT NULL,
	`risks` text DEFAULT '[]' NOT NULL,
	`deficits` text DEFAULT '[]' NOT NULL,
	`problems` text DEFAULT '[]' NOT NULL,
	`situations` text DEFAULT '[]' NOT NULL,
	`effects` text DEFAULT '[]' NOT NULL,
	`authors` text DEFAULT '[]' NOT NULL,
	`owner` text NOT NULL,
	`schoolId` text,
	`practiceId` text,
	`composite` integer DEFAULT false NOT NULL,
	`year` integer NOT NULL,
	`minutes` integer NOT NULL,
	`cost` integer NOT NULL,
	`effort` integer NOT NULL,
	`evidence` integer NOT NULL,
	`licence` text NOT NULL,
	`reviewedAt` integer NOT NULL,
	`reviewDueAt` integer NOT NULL,
	`publishedAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`text` text NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	`fileHash` text,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_address` ON `publications` (`collection`,`slug`);--> statement-breakpoint
CREATE INDEX `publications_newest` ON `publications` (`collection`,`state`,`publishedAt`);--> statement-breakpoint
CREATE INDEX `publications_practice` ON `publications` (`practiceId`);--> statement-breakpoint
CREATE INDEX `publications_school` ON `publications` (`schoolId`);--> statement-breakpoint
CREATE INDEX `publications_due` ON `publications` (`state`,`reviewDueAt`);--> statement-breakpoint
CREATE INDEX `publications_reviewed` ON `publications` (`state`,`reviewedAt`);--> statement-breakpoint
CREATE TABLE `collection_items` (
	`id` text PRIMARY KEY NOT NULL,
	`collectionId` text NOT NULL,
	`publicationId` text NOT NULL,
	`position` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`createdAt` integer NOT NULL,
	`removedAt` integer,
	FOREIGN KEY (`collectionId`) REFERENCES `collections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collection_items_once` ON `collection_items` (`collectionId`,`publicationId`);--> statement-breakpoint
CREATE INDEX `collection_items_order` ON `collection_items` (`collectionId`,`position`);--> statement-breakpoint
CREATE INDEX `collection_items_publication` ON `collection_items` (`publicationId`);--> statement-breakpoint
CREATE INDEX `collection_items_removed` ON `collection_items` (`removedAt`);--> statement-breakpoint
CREATE TABLE `collections` (
	`id` text PRIMARY KEY NOT NULL,
	`ownerId` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`visibility` text DEFAULT 'personal' NOT NULL,
	`schoolId` text,
	`associationId` text,
	`seed` text,
	`copiedFromId` text,
	`told` text DEFAULT '[]' NOT NULL,
	`orphanToldAt` integer,
	`state` text DEFAULT 'active' NOT NULL,
	`stateAt` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collections_seed_unique` ON `collections` (`seed`);--> statement-breakpoint
CREATE INDEX `collections_owner` ON `collections` (`ownerId`,`state`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `collections_visibility` ON `collections` (`visibility`,`state`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `collections_school` ON `collections` (`schoolId`);--> statement-breakpoint
CREATE INDEX `collections_association` ON `collections` (`associationId`);--> statement-breakpoint
CREATE INDEX `collections_state` ON `collections` (`state`,`stateAt`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`userId` text NOT NULL,
	`key` text NOT NULL,
	`subject` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `key`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`createdAt`);--> statement-breakpoint
CREATE TABLE `post_edits` (
	`id` text PRIMARY KEY NOT NULL,
	`postId` text NOT NULL,
	`body` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`editedBy` text NOT NULL,
	`editedAt` integer NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`editedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `post_edits_post` ON `post_edits` (`postId`);--> statement-breakpoint
CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`threadId` text NOT NULL,
	`number` integer NOT NULL,
	`authorId` text NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`position` integer,
	`replyToId` text,
	`usefulCount` integer DEFAULT 0 NOT NULL,
	`officialAt` integer,
	`officialBy` text,
	`pollId` text,
	`heldAt` integer,
	`createdAt` integer NOT NULL,
	`editedAt` integer,
	`deletedAt` integer,
	`deletedBy` text,
	`deleteReason` text DEFAULT '' NOT NULL,
	`movedToId` text,
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officialBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deletedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_number` ON `posts` (`threadId`,`number`);--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`authorId`,`createdAt`);--> statement-breakpoint
CREATE UNIQUE INDEX `posts_position` ON `posts` (`position`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text,
	`publicationId` text,
	`pairId` text,
	`title` text NOT NULL,
	`authorId` text NOT NULL,
	`postCount` integer DEFAULT 0 NOT NULL,
	`lastPostAt` integer NOT NULL,
	`lastPosterId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`acceptedPostId` text,
	`solvedAt` integer,
	`solvedBy` text,
	`officialCount` integer DEFAULT 0 NOT NULL,
	`practiceId` text,
	`closedAt` integer,
	`closedBy` text,
	`closeReason` text DEFAULT '' NOT NULL,
	`pinnedUntil` integer,
	`slowSeconds` integer DEFAULT 0 NOT NULL,
	`mergedIntoId` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	`deletedBy` text,
	`deleteReason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lastPosterId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`solvedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deletedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `threads_association` ON `threads` (`associationId`,`deletedAt`,`lastPostAt`);--> statement-breakpoint
CREATE INDEX `threads_publication` ON `threads` (`publicationId`,`deletedAt`,`lastPostAt`);--> statement-breakpoint
CREATE UNIQUE INDEX `threads_pair` ON `threads` (`pairId`);--> statement-breakpoint
CREATE INDEX `threads_latest` ON `threads` (`deletedAt`,`lastPostAt`);--> statement-breakpoint
CREATE INDEX `threads_newest` ON `threads` (`deletedAt`,`createdAt`);--> statement-breakpoint
CREATE INDEX `threads_answered` ON `threads` (`deletedAt`,`postCount`,`id`);--> statement-breakpoint
CREATE INDEX `threads_unanswered` ON `threads` (`lastPostAt`) WHERE "deletedAt" is null and "postCount" = 1;--> statement-breakpoint
CREATE INDEX `threads_solved` ON `threads` (`lastPostAt`) WHERE "deletedAt" is null and "solvedAt" is not null;--> statement-breakpoint
CREATE INDEX `threads_association_newest` ON `threads` (`associationId`,`deletedAt`,`createdAt`);--> statement-breakpoint
CREATE INDEX `threads_association_answered` ON `threads` (`associationId`,`deletedAt`,`postCount`,`id`);--> statement-breakpoint
CREATE INDEX `threads_association_pinned` ON `threads` (`associationId`,`pinnedUntil`);--> statement-breakpoint
CREATE INDEX `threads_practice` ON `threads` (`practiceId`);--> statement-breakpoint
CREATE INDEX `threads_author` ON `threads` (`authorId`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`subjectKind` text NOT NULL,
	`subjectId` text NOT NULL,
	`fileId` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`subjectKind`, `subjectId`, `fileId`),
	FOREIGN KEY (`fileId`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `attachments_file` ON `attachments` (`fileId`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`ownerId` text NOT NULL,
	`looseAt` integer,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_key_unique` ON `files` (`key`);--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`ownerId`);--> statement-breakpoint
CREATE INDEX `files_loose` ON `files` (`looseAt`);--> statement-breakpoint
CREATE TABLE `file_texts` (
	`fileId` text PRIMARY KEY NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`html` text DEFAULT '' NOT NULL,
	`pages` integer,
	`thumbnailKey` text,
	`width` integer,
	`height` integer,
	`readAt` integer,
	FOREIGN KEY (`fileId`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `file_texts_read` ON `file_texts` (`readAt`);--> statement-breakpoint
CREATE INDEX `file_texts_thumbnail` ON `file_texts` (`thumbnailKey`);--> statement-breakpoint
CREATE TABLE `removed_attachments` (
	`fileId` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`position` integer NOT NULL,
	`removedById` text,
	`removedAt` integer NOT NULL,
	FOREIGN KEY (`fileId`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`removedById`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `removed_attachments_of` ON `removed_attachments` (`publicationId`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`fileName` text NOT NULL,
	`title` text NOT NULL,
	`markdown` text NOT NULL,
	`html` text NOT NULL,
	`pictures` integer DEFAULT 0 NOT NULL,
	`missed` text DEFAULT '[]' NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `imports_user` ON `imports` (`userId`);--> statement-breakpoint
CREATE INDEX `imports_created` ON `imports` (`createdAt`);--> statement-breakpoint
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
CREATE TABLE `material_remarks` (
	`id` text PRIMARY KEY NOT NULL,
	`materialId` text NOT NULL,
	`parentId` text,
	`authorId` text NOT NULL,
	`quote` text DEFAULT '' NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`createdAt` integer NOT NULL,
	`resolvedAt` integer,
	`resolvedBy` text,
	FOREIGN KEY (`materialId`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolvedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `material_remarks_of` ON `material_remarks` (`materialId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `material_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`materialId` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`reason` text NOT NULL,
	`restoredFrom` integer,
	`madeBy` text NOT NULL,
	`madeAt` integer NOT NULL,
	`decision` text,
	`comment` text DEFAULT '' NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	FOREIGN KEY (`materialId`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`madeBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decidedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_revisions_number` ON `material_revisions` (`materialId`,`number`);--> statement-breakpoint
CREATE TABLE `material_writers` (
	`materialId` text NOT NULL,
	`userId` text NOT NULL,
	PRIMARY KEY(`materialId`, `userId`),
	FOREIGN KEY (`materialId`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `material_writers_user` ON `material_writers` (`userId`);--> statement-breakpoint
CREATE TABLE `materials` (
	`id` text PRIMARY KEY NOT NULL,
	`authorId` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`slug` text,
	`publishedRevision` integer,
	`publishedAt` integer,
	`publishAt` integer,
	`archiveReason` text DEFAULT '' NOT NULL,
	`savedById` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`submittedAt` integer,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`savedById`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `materials_slug_unique` ON `materials` (`slug`);--> statement-breakpoint
CREATE INDEX `materials_state` ON `materials` (`state`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `materials_newest` ON `materials` (`updatedAt`);--> statement-breakpoint
CREATE INDEX `materials_author` ON `materials` (`authorId`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `materials_saved_by` ON `materials` (`savedById`);--> statement-breakpoint
CREATE TABLE `calendar_links` (
	`userId` text PRIMARY KEY NOT NULL,
	`seed` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_links_seed_unique` ON `calendar_links` (`seed`);--> statement-breakpoint
CREATE TABLE `meeting_associations` (
	`meetingId` text NOT NULL,
	`associationId` text NOT NULL,
	`host` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`meetingId`, `associationId`),
	FOREIGN KEY (`meetingId`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_associations_association` ON `meeting_associations` (`associationId`,`state`,`meetingId`);--> statement-breakpoint
CREATE TABLE `meeting_items` (
	`id` text PRIMARY KEY NOT NULL,
	`meetingId` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`speaker` text DEFAULT '' NOT NULL,
	`speakerId` text,
	`heard` text DEFAULT '' NOT NULL,
	`spoke` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`meetingId`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`speakerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `meeting_items_meeting` ON `meeting_items` (`meetingId`,`position`);--> statement-breakpoint
CREATE INDEX `meeting_items_speaker` ON `meeting_items` (`speakerId`);--> statement-breakpoint
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
CREATE TABLE `meeting_outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`meetingId` text NOT NULL,
	`itemId` text,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`responsibleId` text,
	`due` integer,
	`doneAt` integer,
	`doneBy` text,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`meetingId`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`itemId`) REFERENCES `meeting_items`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`responsibleId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`doneBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `meeting_outcomes_meeting` ON `meeting_outcomes` (`meetingId`,`createdAt`);--> statement-breakpoint
CREATE INDEX `meeting_outcomes_responsible` ON `meeting_outcomes` (`responsibleId`,`doneAt`);--> statement-breakpoint
CREATE TABLE `meeting_people` (
	`meetingId` text NOT NULL,
	`userId` text NOT NULL,
	`answer` text,
	`answeredAt` integer,
	`attendance` text,
	PRIMARY KEY(`meetingId`, `userId`),
	FOREIGN KEY (`meetingId`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_people_user` ON `meeting_people` (`userId`,`meetingId`);--> statement-breakpoint
CREATE TABLE `meeting_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text NOT NULL,
	`title` text NOT NULL,
	`questions` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_templates_association` ON `meeting_templates` (`associationId`,`title`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`startsAt` integer NOT NULL,
	`minutes` integer DEFAULT 90 NOT NULL,
	`form` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`groupId` text,
	`planRowId` text,
	`number` text DEFAULT '' NOT NULL,
	`chairId` text,
	`secretaryId` text,
	`cancelReason` text DEFAULT '' NOT NULL,
	`createdBy` text NOT NULL,
	`closedAt` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`groupId`) REFERENCES `association_groups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`planRowId`) REFERENCES `work_plan_rows`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`chairId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`secretaryId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`createdBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meetings_starts` ON `meetings` (`startsAt`);--> statement-breakpoint
CREATE INDEX `meetings_plan_row` ON `meetings` (`planRowId`);--> statement-breakpoint
CREATE INDEX `meetings_group` ON `meetings` (`groupId`);--> statement-breakpoint
CREATE TABLE `pair_goals` (
	`id` text PRIMARY KEY NOT NULL,
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`title` text NOT NULL,
	`unit` text NOT NULL,
	`start` real NOT NULL,
	`target` real NOT NULL,
	`due` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
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
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_meetings_pair` ON `pair_meetings` (`pairId`,`heldAt`);--> statement-breakpoint
CREATE TABLE `pair_people` (
	`pairId` text NOT NULL,
	`userId` text NOT NULL,
	`side` text NOT NULL,
	PRIMARY KEY(`pairId`, `userId`),
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pair_people_user` ON `pair_people` (`userId`);--> statement-breakpoint
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
	`version` integer DEFAULT 1 NOT NULL,
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
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`goalId`) REFERENCES `pair_goals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pair_values_pair` ON `pair_values` (`pairId`);--> statement-breakpoint
CREATE INDEX `pair_values_goal` ON `pair_values` (`goalId`,`measuredAt`);--> statement-breakpoint
CREATE TABLE `pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`leaderId` text NOT NULL,
	`supportedId` text NOT NULL,
	`coordinatorId` text NOT NULL,
	`state` text NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`createdAt` integer NOT NULL,
	`startedAt` integer,
	`endedAt` integer,
	`leaderAgreedAt` integer,
	`supportedAgreedAt` integer,
	`lastEntryAt` integer,
	`silenceToldAt` integer,
	`middleAskedAt` integer,
	`peopleVersion` integer DEFAULT 1 NOT NULL,
	`practiceId` text,
	FOREIGN KEY (`leaderId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supportedId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coordinatorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practiceId`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `pairs_state` ON `pairs` (`state`);--> statement-breakpoint
CREATE INDEX `pairs_coordinator` ON `pairs` (`coordinatorId`);--> statement-breakpoint
CREATE INDEX `pairs_leader` ON `pairs` (`leaderId`,`state`);--> statement-breakpoint
CREATE INDEX `pairs_supported` ON `pairs` (`supportedId`,`state`);--> statement-breakpoint
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
CREATE TABLE `moderation_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`postId` text NOT NULL,
	`threadId` text NOT NULL,
	`associationId` text,
	`pairId` text,
	`state` text DEFAULT 'open' NOT NULL,
	`claimedBy` text,
	`claimedAt` integer,
	`decision` text,
	`explanation` text DEFAULT '' NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pairId`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`claimedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decidedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `moderation_cases_state` ON `moderation_cases` (`state`,`createdAt`);--> statement-breakpoint
CREATE INDEX `moderation_cases_association` ON `moderation_cases` (`associationId`,`state`);--> statement-breakpoint
CREATE INDEX `moderation_cases_pair` ON `moderation_cases` (`pairId`,`state`);--> statement-breakpoint
CREATE INDEX `moderation_cases_post` ON `moderation_cases` (`postId`,`state`);--> statement-breakpoint
CREATE TABLE `moderation_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`caseId` text NOT NULL,
	`userId` text NOT NULL,
	`body` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`caseId`) REFERENCES `moderation_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `moderation_notes_case` ON `moderation_notes` (`caseId`);--> statement-breakpoint
CREATE TABLE `post_flags` (
	`id` text PRIMARY KEY NOT NULL,
	`postId` text NOT NULL,
	`caseId` text NOT NULL,
	`userId` text NOT NULL,
	`kind` text DEFAULT 'other' NOT NULL,
	`reason` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`caseId`) REFERENCES `moderation_cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `post_flags_once` ON `post_flags` (`caseId`,`userId`);--> statement-breakpoint
CREATE INDEX `post_flags_post` ON `post_flags` (`postId`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`key` text,
	`runAt` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`leasedUntil` integer,
	`leasedBy` text,
	`failure` text DEFAULT '' NOT NULL,
	`deadAt` integer,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`deadAt`,`runAt`);--> statement-breakpoint
CREATE TABLE `notification_settings` (
	`userId` text PRIMARY KEY NOT NULL,
	`channels` text DEFAULT '{}' NOT NULL,
	`digest` text DEFAULT 'daily' NOT NULL,
	`hour` integer DEFAULT 7 NOT NULL,
	`weekday` integer DEFAULT 1 NOT NULL,
	`quietFrom` integer,
	`quietUntil` integer,
	`pausedUntil` integer,
	`digestAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`userId` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`url` text NOT NULL,
	`subject` text NOT NULL,
	`secret` integer DEFAULT false NOT NULL,
	`actorId` text,
	`createdAt` integer NOT NULL,
	`readAt` integer,
	`mailedAt` integer,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`userId`,`createdAt`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`userId`,`readAt`);--> statement-breakpoint
CREATE INDEX `notifications_waiting` ON `notifications` (`userId`,`createdAt`) WHERE "notifications"."mailedAt" is null and "notifications"."readAt" is null;--> statement-breakpoint
CREATE INDEX `notifications_subject` ON `notifications` (`userId`,`subject`);--> statement-breakpoint
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
CREATE TABLE `practice_invitations` (
	`practiceId` text NOT NULL,
	`userId` text NOT NULL,
	`askedBy` text NOT NULL,
	`askedAt` integer NOT NULL,
	`named` integer DEFAULT true NOT NULL,
	`answer` text,
	`answeredAt` integer,
	PRIMARY KEY(`practiceId`, `userId`),
	FOREIGN KEY (`practiceId`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`askedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practice_invitations_user` ON `practice_invitations` (`userId`);--> statement-breakpoint
CREATE TABLE `poll_options` (
	`id` text PRIMARY KEY NOT NULL,
	`pollId` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`pollId`) REFERENCES `polls`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `poll_options_order` ON `poll_options` (`pollId`,`position`);--> statement-breakpoint
CREATE TABLE `poll_votes` (
	`pollId` text NOT NULL,
	`optionId` text NOT NULL,
	`userId` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`pollId`, `optionId`, `userId`),
	FOREIGN KEY (`pollId`) REFERENCES `polls`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`optionId`) REFERENCES `poll_options`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `poll_votes_option` ON `poll_votes` (`optionId`);--> statement-breakpoint
CREATE INDEX `poll_votes_user` ON `poll_votes` (`userId`);--> statement-breakpoint
CREATE TABLE `polls` (
	`id` text PRIMARY KEY NOT NULL,
	`postId` text NOT NULL,
	`question` text NOT NULL,
	`multiple` integer DEFAULT false NOT NULL,
	`anonymous` integer DEFAULT false NOT NULL,
	`closesAt` integer,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `polls_post` ON `polls` (`postId`);--> statement-breakpoint
CREATE TABLE `practice_authors` (
	`practiceId` text NOT NULL,
	`userId` text NOT NULL,
	`addedAt` integer NOT NULL,
	PRIMARY KEY(`practiceId`, `userId`),
	FOREIGN KEY (`practiceId`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `practice_authors_user` ON `practice_authors` (`userId`);--> statement-breakpoint
CREATE TABLE `practice_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`practiceId` text NOT NULL,
	`part` text NOT NULL,
	`parentId` text,
	`authorId` text NOT NULL,
	`body` text NOT NULL,
	`html` text NOT NULL,
	`createdAt` integer NOT NULL,
	`resolvedAt` integer,
	`resolvedBy` text,
	FOREIGN KEY (`practiceId`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolvedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practice_comments_practice` ON `practice_comments` (`practiceId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `practice_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`practiceId` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`submittedBy` text NOT NULL,
	`submittedAt` integer NOT NULL,
	`decision` text,
	`comment` text DEFAULT '' NOT NULL,
	`decidedBy` text,
	`decidedAt` integer,
	FOREIGN KEY (`practiceId`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submittedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decidedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_revisions_number` ON `practice_revisions` (`practiceId`,`number`);--> statement-breakpoint
CREATE TABLE `practices` (
	`id` text PRIMARY KEY NOT NULL,
	`authorId` text NOT NULL,
	`schoolId` text,
	`state` text DEFAULT 'draft' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`context` text NOT NULL,
	`problem` text NOT NULL,
	`actions` text NOT NULL,
	`result` text NOT NULL,
	`transfer` text NOT NULL,
	`resources` text NOT NULL,
	`subjects` text DEFAULT '[]' NOT NULL,
	`levels` text DEFAULT '[]' NOT NULL,
	`risks` text DEFAULT '[]' NOT NULL,
	`deficits` text DEFAULT '[]' NOT NULL,
	`effects` text DEFAULT '[]' NOT NULL,
	`slug` text,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`submittedAt` integer,
	`publishedAt` integer,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practices_slug_unique` ON `practices` (`slug`);--> statement-breakpoint
CREATE INDEX `practices_author` ON `practices` (`authorId`,`state`);--> statement-breakpoint
CREATE INDEX `practices_school` ON `practices` (`schoolId`,`state`);--> statement-breakpoint
CREATE INDEX `practices_queue` ON `practices` (`state`,`submittedAt`);--> statement-breakpoint
CREATE TABLE `post_bookmarks` (
	`userId` text NOT NULL,
	`postId` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`remindAt` integer,
	`remindedAt` integer,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `postId`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_bookmarks_post` ON `post_bookmarks` (`postId`);--> statement-breakpoint
CREATE INDEX `post_bookmarks_due` ON `post_bookmarks` (`remindedAt`,`remindAt`);--> statement-breakpoint
CREATE TABLE `post_drafts` (
	`userId` text NOT NULL,
	`place` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updatedAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `place`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_drafts_age` ON `post_drafts` (`updatedAt`);--> statement-breakpoint
CREATE TABLE `post_useful` (
	`postId` text NOT NULL,
	`userId` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`postId`, `userId`),
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_useful_user` ON `post_useful` (`userId`);--> statement-breakpoint
CREATE TABLE `reading_positions` (
	`userId` text NOT NULL,
	`threadId` text NOT NULL,
	`number` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `threadId`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reading_positions_thread` ON `reading_positions` (`threadId`);--> statement-breakpoint
CREATE INDEX `reading_positions_recent` ON `reading_positions` (`userId`,`updatedAt`,`threadId`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`userId` text NOT NULL,
	`subject` text NOT NULL,
	`subjectId` text NOT NULL,
	`level` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`userId`, `subject`, `subjectId`),
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriptions_subject` ON `subscriptions` (`subject`,`subjectId`,`level`);--> statement-breakpoint
CREATE TABLE `thread_tags` (
	`threadId` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`threadId`, `tag`),
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `thread_tags_tag` ON `thread_tags` (`tag`,`threadId`);--> statement-breakpoint
CREATE TABLE `publication_relations` (
	`publicationId` text NOT NULL,
	`relatedId` text NOT NULL,
	`place` integer NOT NULL,
	`nearness` real NOT NULL,
	PRIMARY KEY(`publicationId`, `place`),
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`relatedId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `publication_relations_related` ON `publication_relations` (`relatedId`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `school_kinds` (
	`id` text PRIMARY KEY NOT NULL,
	`schoolId` text NOT NULL,
	`kind` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`schoolId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_kinds_school` ON `school_kinds` (`schoolId`,`until`);--> statement-breakpoint
CREATE INDEX `school_kinds_kind` ON `school_kinds` (`kind`,`until`);--> statement-breakpoint
CREATE TABLE `schools` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`joinSeed` text,
	`joinBy` text,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_slug_unique` ON `schools` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `schools_joinSeed_unique` ON `schools` (`joinSeed`);--> statement-breakpoint
CREATE TABLE `unmet_days` (
	`questionId` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`questionId`, `day`),
	FOREIGN KEY (`questionId`) REFERENCES `unmet_questions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `unmet_days_day` ON `unmet_days` (`day`);--> statement-breakpoint
CREATE TABLE `unmet_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`question` text NOT NULL,
	`total` integer NOT NULL,
	`firstDay` text NOT NULL,
	`lastDay` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`answerUrl` text DEFAULT '' NOT NULL,
	`markedTotal` integer DEFAULT 0 NOT NULL,
	`markedAt` integer,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unmet_questions_question_unique` ON `unmet_questions` (`question`);--> statement-breakpoint
CREATE INDEX `unmet_questions_list` ON `unmet_questions` (`state`,`lastDay`);--> statement-breakpoint
CREATE INDEX `unmet_questions_age` ON `unmet_questions` (`lastDay`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`external` integer NOT NULL,
	`state` text DEFAULT 'unchecked' NOT NULL,
	`status` integer,
	`reason` text DEFAULT '' NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`firstFailedAt` integer,
	`lastFailedAt` integer,
	`checkedAt` integer,
	`dueAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_address_unique` ON `links` (`address`);--> statement-breakpoint
CREATE INDEX `links_due` ON `links` (`external`,`dueAt`);--> statement-breakpoint
CREATE INDEX `links_state` ON `links` (`state`,`firstFailedAt`);--> statement-breakpoint
CREATE TABLE `outdated_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`userId` text NOT NULL,
	`reason` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answeredById` text,
	`answeredAt` integer,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answeredById`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `outdated_marks_of` ON `outdated_marks` (`publicationId`,`state`);--> statement-breakpoint
CREATE INDEX `outdated_marks_waiting` ON `outdated_marks` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `outdated_marks_user` ON `outdated_marks` (`userId`);--> statement-breakpoint
CREATE UNIQUE INDEX `outdated_marks_once` ON `outdated_marks` (`publicationId`,`userId`) WHERE "outdated_marks"."state" = 'open';--> statement-breakpoint
CREATE TABLE `publication_links` (
	`publicationId` text NOT NULL,
	`linkId` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`linkId`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_links_once` ON `publication_links` (`publicationId`,`linkId`);--> statement-breakpoint
CREATE INDEX `publication_links_link` ON `publication_links` (`linkId`);--> statement-breakpoint
CREATE TABLE `review_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`publicationId` text NOT NULL,
	`userId` text,
	`confirmedAt` integer NOT NULL,
	`until` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `review_confirmations_of` ON `review_confirmations` (`publicationId`,`confirmedAt`);--> statement-breakpoint
CREATE INDEX `review_confirmations_user` ON `review_confirmations` (`userId`);--> statement-breakpoint
CREATE TABLE `upkeep` (
	`publicationId` text PRIMARY KEY NOT NULL,
	`ownerId` text,
	`toldSoonFor` integer,
	`toldDueFor` integer,
	`linksReadAt` integer,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `upkeep_owner` ON `upkeep` (`ownerId`);
--> statement-breakpoint
-- Below: what drizzle-kit does not know of — search tables, triggers and the one row of the catalogue. From here on migrations only go forward.
CREATE VIRTUAL TABLE `people_search` USING fts5(userId UNINDEXED, name, tokenize="unicode61 remove_diacritics 0", prefix='1 2 3');
--> statement-breakpoint
-- The stems of every post, for search in discussions; rowid is posts.position. Words come in folded and stemmed.
CREATE VIRTUAL TABLE `posts_search` USING fts5(title, words, facets, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
CREATE TRIGGER `accepted_post_deleted` AFTER UPDATE OF `deletedAt`, `heldAt` ON `posts` WHEN NEW.`deletedAt` IS NOT NULL OR NEW.`heldAt` IS NOT NULL
BEGIN UPDATE `threads` SET `acceptedPostId` = NULL, `solvedAt` = NULL, `solvedBy` = NULL WHERE `id` = NEW.`threadId` AND `acceptedPostId` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `accepted_post_moved` AFTER UPDATE OF `threadId` ON `posts` WHEN NEW.`threadId` <> OLD.`threadId`
BEGIN
  UPDATE `threads` SET `acceptedPostId` = NULL, `solvedAt` = NULL, `solvedBy` = NULL WHERE `id` = OLD.`threadId` AND `acceptedPostId` = NEW.`id`;
  UPDATE `threads` SET `officialCount` = (SELECT count(*) FROM `posts` WHERE `threadId` = OLD.`threadId` AND `officialAt` IS NOT NULL AND `deletedAt` IS NULL) WHERE `id` = OLD.`threadId` AND NEW.`officialAt` IS NOT NULL;
  UPDATE `threads` SET `officialCount` = (SELECT count(*) FROM `posts` WHERE `threadId` = NEW.`threadId` AND `officialAt` IS NOT NULL AND `deletedAt` IS NULL) WHERE `id` = NEW.`threadId` AND NEW.`officialAt` IS NOT NULL;
END;
--> statement-breakpoint
CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `official_posts_counted` AFTER UPDATE OF `officialAt`, `deletedAt` ON `posts` WHEN NEW.`officialAt` IS NOT NULL OR OLD.`officialAt` IS NOT NULL
BEGIN UPDATE `threads` SET `officialCount` = (SELECT count(*) FROM `posts` WHERE `threadId` = NEW.`threadId` AND `officialAt` IS NOT NULL AND `deletedAt` IS NULL) WHERE `id` = NEW.`threadId`; END;
--> statement-breakpoint
CREATE TRIGGER `people_search_added` AFTER INSERT ON `users`
BEGIN INSERT INTO `people_search` (`userId`, `name`) VALUES (NEW.`id`, replace(replace(NEW.`name`, 'ё', 'е'), 'Ё', 'Е')); END;
--> statement-breakpoint
CREATE TRIGGER `people_search_removed` AFTER DELETE ON `users`
BEGIN DELETE FROM `people_search` WHERE `userId` = OLD.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `people_search_renamed` AFTER UPDATE OF `name` ON `users` WHEN NEW.`name` <> OLD.`name`
BEGIN UPDATE `people_search` SET `name` = replace(replace(NEW.`name`, 'ё', 'е'), 'Ё', 'Е') WHERE `userId` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `poll_votes_added` AFTER INSERT ON `poll_votes`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `posts`.`threadId` FROM `polls` JOIN `posts` ON `posts`.`id` = `polls`.`postId` WHERE `polls`.`id` = NEW.`pollId`); END;
--> statement-breakpoint
CREATE TRIGGER `poll_votes_removed` AFTER DELETE ON `poll_votes`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `posts`.`threadId` FROM `polls` JOIN `posts` ON `posts`.`id` = `polls`.`postId` WHERE `polls`.`id` = OLD.`pollId`); END;
--> statement-breakpoint
CREATE TRIGGER `polls_added` AFTER INSERT ON `polls`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `threadId` FROM `posts` WHERE `id` = NEW.`postId`); END;
--> statement-breakpoint
CREATE TRIGGER `polls_changed` AFTER UPDATE ON `polls`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `threadId` FROM `posts` WHERE `id` = NEW.`postId`); END;
--> statement-breakpoint
CREATE TRIGGER `post_edits_added` AFTER INSERT ON `post_edits`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = (SELECT `threadId` FROM `posts` WHERE `id` = NEW.`postId`); END;
--> statement-breakpoint
CREATE TRIGGER `posts_revision` AFTER UPDATE ON `posts`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = NEW.`threadId`; END;
--> statement-breakpoint
CREATE TRIGGER `publication_facets_added` AFTER INSERT ON `publication_facets`
BEGIN UPDATE `catalogue` SET `revision` = `revision` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `publication_facets_removed` AFTER DELETE ON `publication_facets`
BEGIN UPDATE `catalogue` SET `revision` = `revision` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `publications_added` AFTER INSERT ON `publications`
BEGIN UPDATE `catalogue` SET `revision` = `revision` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `publications_changed` AFTER UPDATE OF `collection`, `state`, `title`, `minutes`, `evidence`, `publishedAt` ON `publications`
BEGIN UPDATE `catalogue` SET `revision` = `revision` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `publications_removed` AFTER DELETE ON `publications`
BEGIN UPDATE `catalogue` SET `revision` = `revision` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `thread_tags_added` AFTER INSERT ON `thread_tags`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = NEW.`threadId`; END;
--> statement-breakpoint
CREATE TRIGGER `thread_tags_removed` AFTER DELETE ON `thread_tags`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = OLD.`threadId`; END;
--> statement-breakpoint
CREATE TRIGGER `threads_revision` AFTER UPDATE ON `threads` WHEN NEW.`revision` = OLD.`revision`
BEGIN UPDATE `threads` SET `revision` = `revision` + 1 WHERE `id` = NEW.`id`; END;
--> statement-breakpoint
INSERT INTO `catalogue` (`id`, `revision`) VALUES (1, 1);
