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
CREATE INDEX `unmet_questions_age` ON `unmet_questions` (`lastDay`);