import type { Tx } from "@seamark/db";
import type { CaseStatus } from "../codes/cases.ts";
import { type CaseRow, type CaseState, caseColumns, fromRow } from "./cases.ts";

/** The list of an agency's cases, and what finds them. */

export type CaseCriteria = {
	status?: CaseStatus;
	/** All of the words, and none of `without`; what begins with ^ is the beginning of one in the title. */
	text?: { words: readonly string[]; without: readonly string[] };
	jurisdiction?: string;
	openedFrom?: string;
	openedTo?: string;
	/** Cases with a person of this role, identification or classification. */
	role?: string;
	identification?: string;
	classification?: string;
	/** Cases with an incident, event or leg of a route there. */
	country?: string;
	/** Cases, or cases with a person, whose own fields of the agency have exactly these values. */
	custom?: Record<string, unknown> | undefined;
	personCustom?: Record<string, unknown> | undefined;
	limit: number;
	after: string | undefined;
};

export type CaseHead = CaseState & { persons: number; confirmedVictims: number };

/** What fewer cases have than these is where a search begins; what more have is soon met on a walk through the list. */
const few = 3_000;

/** The agency that reads, said in each condition: row-level security says it in a way that no index is ordered by. */
const own = "agency = (select seamark.reader('case'))";
const ofCases = "p.case_id is not null and p.merged_into is null";

/** Conditions on a person, as a search begins with them. Roles are left out: there are few, and most are had by many. */
const personConditions = (o: CaseCriteria): [string, string][] =>
	(["identification", "classification"] as const).flatMap((name) => {
		const asked = o[name];
		return asked === undefined ? [] : [[name, asked] as [string, string]];
	});

/** The cases that one of the criteria leaves, where they are few: the fewest of any. Reads no more than that of each. */
const fewCases = async (tx: Tx, o: CaseCriteria, words: readonly Counted[]): Promise<string[] | undefined> => {
	const found: string[][] = [];
	const keep = async (sources: readonly string[], values: readonly string[]) => {
		const each = sources.map((source) => `(${source} limit ${few + 1})`).join(" union all ");
		const { rows } = await tx.query<{ id: string }>(`select id from (${each}) found limit ${few + 1}`, [...values]);
		if (rows.length <= few) found.push([...new Set(rows.map(({ id }) => id))]);
	};
	const [rarest] = words;
	if (rarest && rarest.many <= few)
		await keep([`select w.case_id as id from case_word w where w.${own} and w.word = $1`], [rarest.word]);
	for (const [column, asked] of personConditions(o))
		await keep([`select p.case_id as id from person p where p.${own} and p.${column} = $1 and ${ofCases}`], [asked]);
	if (o.country !== undefined)
		await keep(
			[
				`select i.case_id as id from incident i where i.${own} and i.country = $1`,
				`select e.case_id from case_event e where e.${own} and e.country = $1`,
				`select l.case_id from route_leg l where l.${own} and l.from_country = $1`,
				`select l.case_id from route_leg l where l.${own} and l.to_country = $1`,
			],
			[o.country],
		);
	return found.sort((a, b) => a.length - b.length)[0];
};

type Counted = { word: string; many: number };

/** The words as they are written, the rarest first. Counts as far as it says something. */
const rarestFirst = async (tx: Tx, words: readonly string[]): Promise<Counted[]> => {
	if (words.length === 0) return [];
	const { rows } = await tx.query<Counted>(
		`select a.word, (select count(*)::int from (select from case_word w where w.${own} and w.word = a.word limit ${few + 1}) found) as many
		from (select distinct seamark.stem(asked) as word from unnest($1::text[]) as asked) a order by many, a.word`,
		[[...words]],
	);
	return rows;
};

/** A page of the agency's cases, newest first. `after` is the id of the last case of the page before. */
export const listCaseRows = async (tx: Tx, o: CaseCriteria): Promise<CaseHead[]> => {
	const counted = await rarestFirst(tx, o.text?.words ?? []);
	const ids = await fewCases(tx, o, counted);
	const values: unknown[] = [];
	const value = (one: unknown) => `$${values.push(one)}`;
	// Walks in the order of the list: through the cases with the rarest word, or through all.
	const [walked, ...others] = ids === undefined ? counted : [undefined, ...counted];
	const order = walked ? "w.opened_at desc, w.case_id desc" : "c.opened_at desc, c.id desc";
	const where = [
		`c.${own}`,
		...(ids === undefined ? [] : [`c.id = any (${value(ids)}::uuid[])`]),
		...(walked ? [`w.${own} and w.word = ${value(walked.word)} and c.id = w.case_id`] : []),
		...others.flatMap((one) => (one ? [having(value(one.word))] : [])),
		...(o.text?.without ?? []).map((word) => `not ${having(`seamark.stem(${value(word)})`)}`),
		...conditions(o, value, walked ? "(w.opened_at, w.case_id)" : "(c.opened_at, c.id)"),
	];
	const { rows } = await tx.query<CaseRow & { persons: number; confirmed: number }>(
		`select ${caseColumns}, n.persons, n.confirmed from (select c.* from ${walked ? "case_word w, " : ""}intake_case c
			where ${where.join(" and ")} order by ${order} limit ${value(o.limit)}) c,
		lateral (select count(*) as persons, count(*) filter (where p.identification = 'confirmed') as confirmed
			from person p where p.case_id = c.id and p.merged_into is null) n
		order by c.opened_at desc, c.id desc`,
		values,
	);
	return rows.map((row) => ({ ...fromRow(row), persons: row.persons, confirmedVictims: row.confirmed }));
};

/** Looked up for each case of the walk. As `exists` the planner joins the two words, and reads all that either is in. */
const having = (word: string): string =>
	`coalesce((select true from case_word o where o.${own} and o.word = ${word} and o.opened_at = c.opened_at and o.case_id = c.id), false)`;

/** What a case has to be besides its words. `place`: where the walk is in the list. */
const conditions = (o: CaseCriteria, value: (one: unknown) => string, place: string): string[] => {
	const person = (condition: string) =>
		`exists (select 1 from person p where p.case_id = c.id and p.merged_into is null and ${condition})`;
	return [
		...(o.after === undefined
			? []
			: [`${place} < (select l.opened_at, l.id from intake_case l where l.id = ${value(o.after)})`]),
		...(o.status === undefined ? [] : [`c.status = ${value(o.status)}`]),
		...(o.jurisdiction === undefined ? [] : [`c.jurisdiction = ${value(o.jurisdiction)}`]),
		...(o.openedFrom === undefined ? [] : [`c.opened_at >= ${value(o.openedFrom)}::date`]),
		...(o.openedTo === undefined ? [] : [`c.opened_at < ${value(o.openedTo)}::date + 1`]),
		...(o.role === undefined ? [] : [person(`${value(o.role)} = any (p.roles)`)]),
		...personConditions(o).map(([column, asked]) => person(`p.${column} = ${value(asked)}`)),
		...(o.country === undefined ? [] : [inCountry(value(o.country))]),
		...(o.custom === undefined ? [] : [`c.custom @> ${value(JSON.stringify(o.custom))}::jsonb`]),
		...(o.personCustom === undefined ? [] : [person(`p.custom @> ${value(JSON.stringify(o.personCustom))}::jsonb`)]),
	];
};

const inCountry = (country: string): string =>
	`(exists (select 1 from incident i where i.case_id = c.id and i.country = ${country})
		or exists (select 1 from case_event e where e.case_id = c.id and e.country = ${country})
		or exists (select 1 from route_leg l where l.case_id = c.id and ${country} in (l.from_country, l.to_country)))`;
