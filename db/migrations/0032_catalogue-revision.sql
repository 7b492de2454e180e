INSERT INTO `catalogue` (`id`, `revision`) VALUES (1, 1);
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
CREATE TRIGGER `publication_facets_added` AFTER INSERT ON `publication_facets`
BEGIN UPDATE `catalogue` SET `revision` = `revision` + 1; END;
--> statement-breakpoint
CREATE TRIGGER `publication_facets_removed` AFTER DELETE ON `publication_facets`
BEGIN UPDATE `catalogue` SET `revision` = `revision` + 1; END;
