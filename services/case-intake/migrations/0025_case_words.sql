-- Words of cases are looked up in a table of their own, in the order of the list. Nothing could look them up before: the database may not use
-- an index on a condition that could tell of rows that the caller may not see, so each search read all cases of the agency.

alter table intake_case drop column search;

-- boats, boat: one word. What begins with ^ is how a word begins.
create text search dictionary seamark.stem (template = pg_catalog.snowball, language = english);
create function seamark.stem(word text) returns text language sql immutable strict parallel safe
return case when word like '^%' then word else coalesce((ts_lexize('seamark.stem', word))[1], word) end;

-- Between signs and spaces of every script; the service takes a question apart in the same way, and a test compares the two.
create function seamark.split(words text) returns setof text language sql immutable strict parallel safe
begin atomic
	select left(word, 60) from regexp_split_to_table(words, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+') word where word <> '';
end;

-- What a case is found by: its words, also those with an apostrophe in two ways (Fiji's, Fiji), and how those of its title begin.
create function seamark.case_words(reference text, title text, summary text) returns setof text language sql immutable strict parallel safe
begin atomic
	with texts as (select title || ' ' || summary as text),
		words as (
			select seamark.split(seamark.folded(t.text)) as word from texts t
			union select seamark.split(seamark.folded(translate(t.text, $$'`´‘’‛ʹʻʼʽʾʿˈˊˋ′׳＇$$, repeat(' ', 18)))) from texts t
			union select seamark.split(reference))
	select seamark.stem(word) from words
	union select '^' || left(word, n) from seamark.split(seamark.folded(title)) word, generate_series(3, least(12, length(word))) n;
end;

create table case_word (
	agency uuid not null,
	word text collate "C" not null,
	-- As the case has it: searches come in the order of the list.
	opened_at timestamptz not null,
	case_id uuid not null references intake_case (id),
	primary key (agency, word, opened_at, case_id)
);
create index case_word_case on case_word (case_id);

alter table intake_case no force row level security;
insert into case_word select c.agency, w, c.opened_at, c.id from intake_case c, seamark.case_words(c.reference, c.title, c.summary) w;
alter table intake_case force row level security;

select seamark.own('case_word', 'case');
grant select, insert, delete on case_word to {app};

-- With the case and in its transaction: what is erased of a case is not in its words either.
create function seamark.write_case_words() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' then
		delete from case_word where case_id = new.id;
	end if;
	insert into case_word select new.agency, w, new.opened_at, new.id from seamark.case_words(new.reference, new.title, new.summary) w;
	return null;
end;
$$;
create trigger case_words after insert on intake_case for each row execute function seamark.write_case_words();
create trigger case_words_anew after update on intake_case for each row
	when ((old.title, old.summary, old.reference, old.opened_at) is distinct from (new.title, new.summary, new.reference, new.opened_at))
	execute function seamark.write_case_words();

-- The list itself had no index in its order.
create index intake_case_opened on intake_case (agency, opened_at, id);
create index intake_case_status on intake_case (agency, status, opened_at, id);
-- What few cases have is where a search begins.
create index person_identification on person (agency, identification) where case_id is not null and merged_into is null;
create index person_classification on person (agency, classification) where case_id is not null and merged_into is null;
create index incident_country on incident (agency, country);
create index case_event_country on case_event (agency, country);
create index route_leg_from on route_leg (agency, from_country);
create index route_leg_to on route_leg (agency, to_country);
