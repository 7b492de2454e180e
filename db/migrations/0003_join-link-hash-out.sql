DROP INDEX `schools_joinSecretHash_unique`;--> statement-breakpoint
ALTER TABLE `schools` DROP COLUMN `joinSecretHash`;