-- Alerts are found by how words of their titles and names begin, and by how names sound. The follower writes the words anew, from the start of
-- the log and in the background; a search until then says how far it is.
truncate alert_word, alert_indexed;
update alert_words_head set position = 0;
