-- A word that every alert has is in hundreds of rows of a segment, and all of them were read and sorted for one page; and each alert that has
-- one word was looked for in all rows of the other one. The words of an alert are written together: a row says with which batch, so that rows
-- come in the order of the log, and a second word is looked up in one row. The follower writes the words anew, in the background.
truncate alert_word, alert_indexed;
-- The last position of the batch that the row was written with.
alter table alert_word add column batch bigint not null;
drop index alert_word_search;
create index alert_word_search on alert_word (class, word, segment, batch);
update alert_words_head set position = 0;
