-- Words as they are searched for, however they are typed: no case, no marks, strokes, apostrophes or ʻokina. The same as foldWords of
-- libs/values, with which a test compares it. Letters that Unicode takes apart and people do not are put aside meanwhile.
create function seamark.folded(words text) returns text language sql immutable strict parallel safe
return normalize(translate(
	replace(replace(replace(replace(replace(translate(
		regexp_replace(
			normalize(translate(translate(
				normalize(lower(regexp_replace(normalize(words, NFKC),
					'[\u00ad\u034f\u0600-\u0605\u061c\u0640\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]', '', 'g')), NFC),
				$$'`´‘’‛ʹʻʼʽʾʿˈˊˋ′׳$$, ''),
				'йїўѓќ', E'\uE000\uE001\uE002\uE003\uE004'), NFKD),
			'[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]', '', 'g'),
		'øłđıðəħƙɓɗŧƀɨʉᵽȼɇꝁٱأإآیېہھکς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹߀߁߂߃߄߅߆߇߈߉०१२३४५६७८९০১২৩৪৫৬৭৮৯੦੧੨੩੪੫੬੭੮੯૦૧૨૩૪૫૬૭૮૯୦୧୨୩୪୫୬୭୮୯௦௧௨௩௪௫௬௭௮௯౦౧౨౩౪౫౬౭౮౯೦೧೨೩೪೫೬೭೮೯൦൧൨൩൪൫൬൭൮൯෦෧෨෩෪෫෬෭෮෯๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙༠༡༢༣༤༥༦༧༨༩၀၁၂၃၄၅၆၇၈၉០១២៣៤៥៦៧៨៩᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙', 'oldidahkbdtbiupcekااااييههكσ0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789'),
		'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ŋ', 'ng'),
	E'\uE000\uE001\uE002\uE003\uE004', 'йїўѓќ'), NFC);

-- All texts within a value, one after another.
create function seamark.texts(of_value jsonb) returns text language sql immutable parallel safe as $$
	select coalesce(string_agg(one #>> '{}', ' '), '') from jsonb_path_query(of_value, 'strict $.**') as one where jsonb_typeof(one) = 'string'
$$;

-- As it was written too: Fiji is found in "Fiji's".
alter table alert alter column search set expression as (
	to_tsvector('simple', coalesce(content ->> 'title', '') || ' ' || coalesce(content ->> 'summary', ''))
	|| jsonb_to_tsvector('simple', coalesce(content -> 'subjects', '[]') || coalesce(content -> 'modusOperandi', '[]'), '["string"]')
	|| to_tsvector('simple', seamark.folded(coalesce(content ->> 'title', '') || ' ' || coalesce(content ->> 'summary', '') || ' '
		|| seamark.texts(coalesce(content -> 'subjects', '[]') || coalesce(content -> 'modusOperandi', '[]')))));
