-- Words of alerts are looked up in a table of their own, which a follower of the log fills. Raising an alert makes no words any more, and
-- a search reads the words of those alerts alone that the caller may see: what it costs says nothing about anything else.

alter table alert drop column search;
drop function seamark.texts(jsonb);
drop function seamark.folded(text);

-- boats, boat: one word. No word is left out, since "may" and "can" are also names. What begins with = is the key of a thing.
create text search dictionary seamark.stem (template = pg_catalog.snowball, language = english);
create function seamark.stem(word text) returns text language sql immutable strict parallel safe
return case when word like '=%' then word else coalesce((ts_lexize('seamark.stem', word))[1], word) end;

-- Who may see what: each handling that there is, once, under the same rule as the alerts. An end is left out here: it is asked of the alert.
create table handling_class (
	id integer generated always as identity primary key,
	-- Digest of the columns below.
	digest text not null unique,
	like seamark.governed including all
);
select seamark.govern('handling_class', 'alert');
create policy handling_class_words on handling_class for select using ((select current_setting('seamark.service', true)) = 'words');
create policy handling_class_words_insert on handling_class for insert
	with check ((select current_setting('seamark.service', true)) = 'words');

-- Where in the log the last changes are of alerts with this word. A row for each class, word and batch of the follower; a segment is 4,096
-- positions of the log. The empty word stands for recalled alerts, which have no other.
create table alert_word (
	class integer not null,
	segment bigint not null,
	word text collate "C" not null,
	positions bigint[] not null
);
create index alert_word_search on alert_word (class, word, segment);
create index alert_word_segment on alert_word (segment, class);
-- Where an alert's words are, to take them out again.
create table alert_indexed (
	alert_id uuid primary key,
	class integer not null,
	position bigint not null
);
-- How far in the log the follower is.
create table alert_words_head (
	one boolean primary key default true check (one),
	position bigint not null
);
insert into alert_words_head (position) values (0);

do $$
declare
	name text;
begin
	foreach name in array array['alert_word', 'alert_indexed'] loop
		execute format('alter table %I enable row level security', name);
		execute format('alter table %I force row level security', name);
		execute format('create policy %I on %I for select using (class in (select id from handling_class))', name || '_read', name);
		execute format(
			'create policy %I on %I using ((select current_setting(''seamark.service'', true)) = ''words'') with check ((select current_setting(''seamark.service'', true)) = ''words'')',
			name || '_words', name);
	end loop;
end;
$$;
-- A recall takes the words with it.
create policy alert_word_recall on alert_word for delete using (
	class in (select id from handling_class where originator_agency = any ((select seamark.writers())::uuid[])));
create policy alert_word_recall_update on alert_word for update using (
	class in (select id from handling_class where originator_agency = any ((select seamark.writers())::uuid[])));

-- The follower reads for everybody, as the feed does, and holds each alert as it is until its words are written.
alter policy alert_feed on alert using ((select current_setting('seamark.service', true)) in ('feed', 'words'));
create policy alert_words_hold on alert for update using ((select current_setting('seamark.service', true)) = 'words') with check (false);

grant select, insert on handling_class to {app};
grant select, insert, update, delete on alert_word, alert_indexed to {app};
grant select, update on alert_words_head to {app};
