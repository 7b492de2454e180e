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
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `associations_slug_unique` ON `associations` (`slug`);--> statement-breakpoint
CREATE INDEX `associations_visibility` ON `associations` (`visibility`);--> statement-breakpoint
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
CREATE INDEX `publications_title` ON `publications` (`collection`,`state`,`title`);--> statement-breakpoint
CREATE INDEX `publications_practice` ON `publications` (`practiceId`);--> statement-breakpoint
CREATE INDEX `publications_school` ON `publications` (`schoolId`);--> statement-breakpoint
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
	`createdAt` integer NOT NULL,
	`editedAt` integer,
	`deletedAt` integer,
	`deletedBy` text,
	FOREIGN KEY (`threadId`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deletedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_number` ON `posts` (`threadId`,`number`);--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`authorId`,`createdAt`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`associationId` text,
	`publicationId` text,
	`title` text NOT NULL,
	`authorId` text NOT NULL,
	`postCount` integer DEFAULT 0 NOT NULL,
	`lastPostAt` integer NOT NULL,
	`lastPosterId` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	`deletedBy` text,
	FOREIGN KEY (`associationId`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`publicationId`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lastPosterId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deletedBy`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `threads_association` ON `threads` (`associationId`,`deletedAt`,`lastPostAt`);--> statement-breakpoint
CREATE INDEX `threads_publication` ON `threads` (`publicationId`,`deletedAt`,`lastPostAt`);--> statement-breakpoint
CREATE INDEX `threads_latest` ON `threads` (`deletedAt`,`lastPostAt`);--> statement-breakpoint
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
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`ownerId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_key_unique` ON `files` (`key`);--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`ownerId`);--> statement-breakpoint
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
	FOREIGN KEY (`leaderId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supportedId`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coordinatorId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pairs_leader` ON `pairs` (`leaderId`,`state`);--> statement-breakpoint
CREATE INDEX `pairs_supported` ON `pairs` (`supportedId`,`state`);--> statement-breakpoint
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
	`joinSecretHash` text,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_slug_unique` ON `schools` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `schools_joinSecretHash_unique` ON `schools` (`joinSecretHash`);