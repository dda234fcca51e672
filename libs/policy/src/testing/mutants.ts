/** Faulty rules, one for each part of each rule: the text in the migrations and what a mistake would have made of it. */

/** `found`: by what the readers see, or by what the writers may. */
type Mutant = { table: string; found: "reads" | "writes"; clause: string; text: string; fault: string };
type Faults = [clause: string, text: string, fault: string][];
const of = (table: string, reads: Faults, writes: Faults = []): Mutant[] =>
	Object.entries({ reads, writes }).flatMap(([found, list]) =>
		list.map(([clause, text, fault]) => ({ table, found: found as Mutant["found"], clause, text, fault })),
	);

const byAudience = of(
	"alert",
	[
		["scope", "when not (select seamark.in_scope(%1$L)) then false", ""],
		["scope of export", '"export":{"scopes":["alerts:export"]', '"export":{"scopes":["alerts:read"]'],
		["change by the originator alone", "when not (select seamark.in_role(%1$L, 'reader')) then false", ""],
		["clearance", "when tlp = any ((select seamark.cleared())::text[]) then", "when true then"],
		["own records", "then (select seamark.in_role(%1$L, 'originator'))", "then true"],
		["excluded", "not (select seamark.agency()) = any (excluded_agencies)", "true"],
		["named", "(select seamark.agency()) = any (audience_agencies)", "false"],
		["red needs naming", "tlp <> 'red'", "true"],
		["regions", "(select seamark.principal() ->> 'region') = any (audience_regions)", "false"],
		["countries", "(select seamark.principal() ->> 'country') = any (audience_countries)", "false"],
		["kinds", "(select seamark.principal() ->> 'kind') = any (audience_kinds)", "true"],
		["kinds, empty", "audience_kinds = '{}'", "false"],
		["purposes", "(select seamark.principal() ->> 'purpose') = any (use_purposes)", "true"],
		["saving life", "(life_at_risk and", "(false and"],
		["saving life: no more than that", "(life_at_risk and", "(true and"],
		["saving life: for that alone", "= 'life-saving')", "is not null)"],
		["H1", "'H1' = any (use_codes)", "false"],
		["H2", "'H2' = any (use_codes)", "false"],
		["expiry", "expires_at > (select seamark.now())", "true"],
		["expiry at the instant", "expires_at > (select seamark.now())", "expires_at >= (select seamark.now())"],
		["one country", "originator_country = (select seamark.principal() ->> 'country')", "false"],
		["agreement", "in (select country, topic, ages from seamark.flows(%1$L))", "is not null"],
		["agreement: record kind", "flow -> 'records' ? flows.record", "true"],
		["agreement: purpose", "flow -> 'purposes' ? (select seamark.principal() ->> 'purpose')", "true"],
		["agreement: children", "age = 'child'", "true"],
		["agreement: topics", "end ?& crime.parts", "end ?| crime.parts"],
		["agreement: on both as one topic", `|| '["trafficking", "smuggling"]'`, ""],
	],
	[
		["writers", "'originator_agency = any ((select seamark.writers())::uuid[])'", "'true'"],
		["writers: nothing is deleted", "writers())::uuid[])', false)", "writers())::uuid[])', true)"],
	],
);

/** What all rules ask, tried on the rule that asks nothing else. */
const byScope = of("ledger", [
	["the agency", "then seamark.agency() end", "then '00000000-0000-4000-8000-aaaaaaaaaaa1'::uuid end"],
	["scopes", "?| translate(seamark.asked(kind) ->> 'scopes', '[]', '{}')::text[]", "is not null"],
	["any of the scopes", "?| translate(seamark.asked(kind)", "?& translate(seamark.asked(kind)"],
	["the action", "-> 'actions' -> seamark.action()", "-> 'actions' -> 'read'"],
	["the time", "seamark.now() is not null\n\t\t\t\tand", ""],
	["vouched for those alone", "when 'vouched' then true", "when seamark.asked(kind) ->> 'scopes' then true"],
	["the purpose", "? (seamark.principal() ->> 'purpose')\n\t\t), false)", "is not null\n\t\t), false)"],
	["in scope at all", "case when seamark.in_scope(kind) then", "case when true then"],
]);
const byOwner = of(
	"ledger",
	[
		[
			"owner",
			"'agency = (select seamark.reader(%L))'",
			"'agency is not null and (select seamark.reader(%L)) is not null'",
		],
		[
			"owner, without the scope",
			"'agency = (select seamark.reader(%L))'",
			"'agency = (select seamark.agency()) -- %L\n'",
		],
	],
	[
		[
			"writers",
			"'agency = any ((select seamark.writers())::uuid[])', true);\nend;\n$own$",
			"'true', true);\nend;\n$own$",
		],
		["delete", "if deletes then", "if false then"],
		["insert", "for insert with check (%s)", "for insert with check (true or %s)"],
		["update", "for update using (%s)", "for update using (true or %s)"],
		["update: not given away", "with check (%2$s)', guarded", "with check (true or %2$s)', guarded"],
		[
			"what is written is seen",
			"execute format('create policy seamark_writers on %s for select using (%s)', guarded, writes);",
			"",
		],
	],
);
const vouched = of("sealed", [
	["no token is asked for", "when 'vouched' then true", "when 'vouched' then false"],
	["the action", "-> 'actions' -> seamark.action()", "-> 'actions' -> 'read'"],
]);
const byParties = of(
	"request",
	[
		["the agency", "role || ':' || seamark.reader(kind)", "role || ':' || '00000000-0000-4000-8000-aaaaaaaaaaa1'"],
		["the scope", "role || ':' || seamark.reader(kind)", "role || ':' || seamark.agency()"],
		[
			"roles of the action",
			"jsonb_array_elements_text(seamark.asked(kind) -> 'roles')",
			"unnest(array['requesting', 'executing', 'observer'])",
		],
		[
			"roles that the kind has",
			"jsonb_array_elements_text(seamark.asked(kind) -> 'roles')",
			"jsonb_array_elements_text(seamark.asked(kind) -> 'roles' || '[\"lurker\"]')",
		],
		[
			"role and agency together",
			"parties && (select seamark.reading_parties(%L))",
			"parties::text like ''%%'' || (select seamark.reader(%L)) || ''%%''",
		],
		["parties", "parties && (select seamark.reading_parties(%L))", "(select seamark.reading_parties(%L)) is not null"],
	],
	[
		["writers", "unnest(seamark.writers()) as writer", "unnest(seamark.writers() || seamark.agency()) as writer"],
		[
			"roles that write",
			"jsonb_array_elements_text(seamark.kinds() -> kind -> 'writers')",
			"unnest(array['requesting', 'executing', 'observer'])",
		],
		[
			"roles that write: each of them",
			"jsonb_array_elements_text(seamark.kinds() -> kind -> 'writers')",
			"unnest(array['requesting'])",
		],
		[
			"parties that write",
			"parties && (select seamark.writing_parties(%L))",
			"(select seamark.writing_parties(%L)) is not null",
		],
		[
			"nothing is deleted",
			"seamark.writing_parties(%L))', kind), false)",
			"seamark.writing_parties(%L))', kind), true)",
		],
	],
);
const byGrants = of(
	"dossier",
	[
		["owner", "agency = (select seamark.reader(%2$L, 'owner'))", "false"],
		["owner: role", "agency = (select seamark.reader(%2$L, 'owner'))", "agency = (select seamark.reader(%2$L))"],
		["role", "case when seamark.in_role(kind, role) then", "case when true then"],
		[
			"receiver",
			"where receiver = (select seamark.reader(%2$L, 'grantee'))",
			"where (select seamark.reader(%2$L, 'grantee')) is not null",
		],
		[
			"receiver: role",
			"where receiver = (select seamark.reader(%2$L, 'grantee'))",
			"where receiver = (select seamark.reader(%2$L))",
		],
		[
			"of this record",
			"and (%1$I, agency) in (\n\t\t\t\tselect record, giver",
			"and agency in (\n\t\t\t\tselect giver",
		],
		[
			"given by the owner",
			"and (%1$I, agency) in (\n\t\t\t\tselect record, giver",
			"and %1$I in (\n\t\t\t\tselect record",
		],
		["purpose", "and purpose = (select seamark.principal() ->> 'purpose')", ""],
		["until", "and until > (select seamark.now())", ""],
		["until the instant", "and until > (select seamark.now())", "and until >= (select seamark.now())"],
		["the book shows what was received", "or receiver = (select seamark.reader(%1$L))", ""],
	],
	[
		[
			"writers",
			"'agency = any ((select seamark.writers())::uuid[])', true);\nend;\n$grants$",
			"'true', true);\nend;\n$grants$",
		],
	],
);
const byBook = of(
	"dossier_grant",
	[
		["for who gave", "'giver = (select seamark.reader(%1$L)) or ", "'"],
		["for who received", " or receiver = (select seamark.reader(%1$L))'", "'"],
		["for nobody else", "'giver = (select seamark.reader(%1$L))", "'true"],
	],
	[
		["writers", "'giver = any ((select seamark.writers())::uuid[])'", "'true'"],
		[
			"the giver alone writes",
			"'giver = any ((select seamark.writers())::uuid[])'",
			"'receiver = any ((select seamark.writers())::uuid[])'",
		],
	],
);
const byWhole = of(
	"page",
	[
		[
			"seen as the record is",
			"exists (select from %s as whole where whole.id = %s.%I)",
			"true or exists (select from %s as whole where whole.id = %s.%I)",
		],
		["of this record", "whole.id = %s.%I", "(whole.id = %s.%I or true)"],
	],
	[
		["nobody writes", "(select seamark.writers()) is not null", "true"],
		["not while reading", "and (select seamark.principal()) is null", ""],
		[
			"nothing is deleted",
			"principal()) is null and %s', seen), deletes)",
			"principal()) is null and %s', seen), true)",
		],
	],
);

export const mutants: readonly Mutant[] = [
	...byAudience,
	...byScope,
	...byOwner,
	...vouched,
	...byParties,
	...byGrants,
	...byBook,
	...byWhole,
];
