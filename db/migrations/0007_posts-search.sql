-- The stems of every post, for search in discussions; rowid is posts.position. Words come in folded and stemmed.
CREATE VIRTUAL TABLE `posts_search` USING fts5(title, words, facets, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
