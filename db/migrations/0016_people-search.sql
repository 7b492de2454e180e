-- The words of people's names by their beginnings, for naming somebody in a text; «ё» is read as «е» on both sides.
CREATE VIRTUAL TABLE `people_search` USING fts5(userId UNINDEXED, name, tokenize="unicode61 remove_diacritics 0", prefix='1 2 3');
--> statement-breakpoint
INSERT INTO `people_search` (`userId`, `name`) SELECT `id`, replace(replace(`name`, 'ё', 'е'), 'Ё', 'Е') FROM `users`;
--> statement-breakpoint
CREATE TRIGGER `people_search_added` AFTER INSERT ON `users`
BEGIN INSERT INTO `people_search` (`userId`, `name`) VALUES (NEW.`id`, replace(replace(NEW.`name`, 'ё', 'е'), 'Ё', 'Е')); END;
--> statement-breakpoint
CREATE TRIGGER `people_search_renamed` AFTER UPDATE OF `name` ON `users` WHEN NEW.`name` <> OLD.`name`
BEGIN UPDATE `people_search` SET `name` = replace(replace(NEW.`name`, 'ё', 'е'), 'Ё', 'Е') WHERE `userId` = NEW.`id`; END;
--> statement-breakpoint
CREATE TRIGGER `people_search_removed` AFTER DELETE ON `users`
BEGIN DELETE FROM `people_search` WHERE `userId` = OLD.`id`; END;
