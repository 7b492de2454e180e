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
CREATE TABLE `calendar_links` (
	`userId` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`createdAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_links_secret_unique` ON `calendar_links` (`secret`);--> statement-breakpoint
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
	`heard` text DEFAULT '' NOT NULL,
	`spoke` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`meetingId`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_items_meeting` ON `meeting_items` (`meetingId`,`position`);--> statement-breakpoint
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
CREATE INDEX `meetings_group` ON `meetings` (`groupId`);