import type { Tx } from "@seamark/db";
import type { PersonGroup } from "../numbers/statistics/tables.ts";
import { convictedOnSql, convictedSql, prosecutedOnSql, prosecutedSql } from "./charges.ts";
import { lineSql } from "./imported.ts";
import { keptSql } from "./merges.ts";

/** Whose records are counted. */
export type Scope =
	/** Persons in the agency's cases; with a year, those who were recorded in it (UTC). */
	| { of: "cases"; year?: number }
	/** Records of one import, which belong to no case. */
	| { of: "import"; id: string };

/** Counters that are kept apart. None of them is ever added to persons. */
export type Counters = {
	incidents: number;
	cases: number;
	charges: number;
	prosecutions: number;
	convictions: number;
	/** One person may be prosecuted for several charges. */
	personsProsecuted: number;
	personsConvicted: number;
	sentences: number;
	imprisonments: number;
	/** Charges, prosecutions, convictions and sentences without a day: they count in no year. */
	undatedCourtRecords: number;
	/** Returns, charges and stages of charges against the law, which happened. They count as nothing else. */
	breaches: number;
	/** Companies, apart from people: held liable counts as convicted. */
	companyCharges: number;
	companyProsecutions: number;
	companyConvictions: number;
	companiesCharged: number;
	companiesProsecuted: number;
	companiesConvicted: number;
	companySentences: number;
	undatedCompanyRecords: number;
};

/** What a charge says, apart from what was assessed. */
export type ChargedOffences = Record<string, { charges: number; prosecutions: number; convictions: number }>;

/** What was imposed on companies, by kind: a sentence of several parts counts in each. */
export type CompanySanctions = Record<string, number>;

/**
 * One pass over the rows. It takes together all who agree in everything: persons are many, and the ways in which they differ are
 * far fewer. Then it goes over those few rows once for each kind of group.
 */
const grouped = `, alike as (
		select roles, identification, sex, age_band, purposes, classification, controls, means, recruiters, sectors, duration, citizen, nationality,
			count(*) as persons
		from counted
		group by roles, identification, sex, age_band, purposes, classification, controls, means, recruiters, sectors, duration, citizen, nationality)
	select roles, identification, sex, age_band, purposes, classification, controls, means, recruiters, sectors, duration, citizen,
		nationality, grouping(sex, controls, means, recruiters, sectors, nationality) as part, sum(persons)::bigint as count
	from alike
	group by roles, identification, grouping sets (
		(sex, age_band, purposes, classification), (controls), (means), (recruiters, duration, citizen), (sectors), (nationality))`;

const counted: Record<Scope["of"], string> = {
	cases: `with counted as (
		select roles, identification, sex, age_band, purposes, coalesce(classification, 'unknown') as classification, controls, means,
			recruiters, sectors, duration, citizen, nationality
		from person
		where merged_into is null and case_id is not null
			and ($1::timestamptz is null or (created_at >= $1 and created_at < $2)))`,
	import: `with counted as (
		select array['victim'] as roles, 'unknown' as identification, p.sex, p.age_band, p.purposes, 'unknown' as classification, p.controls,
			0 as means, p.recruiters, 0 as sectors, p.duration, p.citizen, '{}'::text[] as nationality
		from imported_person p
		where p.import_id = (select id from import_job where id = $1 and status = 'done')
		union all
		select f.roles, f.identification, f.sex, f.age_band, f.purposes, 'unknown', f.controls, 0, 0, 0, 'unknown', 'unknown', f.nationality
		from imported_batch b cross join lateral unnest(b.lines, b.facts) as r(line, id)
		join imported_facts f on f.import_id = b.import_id and f.id = r.id
		where b.import_id = (select id from import_job where id = $1 and status = 'done')
			and r.line not in (select ${lineSql("id")} from person where import_id = $1)
		union all
		select roles, identification, sex, age_band, purposes, coalesce(classification, 'unknown'), controls, means, recruiters, sectors, duration,
			citizen, nationality
		from person where import_id = $1 and merged_into is null)`,
};

type GroupRow = {
	roles: string[];
	identification: string;
	sex: string;
	age_band: string;
	purposes: number;
	classification: string;
	controls: number;
	means: number;
	recruiters: number;
	sectors: number;
	duration: string;
	citizen: string;
	nationality: string[];
	part: number;
	count: number;
};

/** Bits of grouping(): which of the sets a row belongs to is which of these is not set. */
const bit = { sex: 32, controls: 16, means: 8, recruiters: 4, sectors: 2, nationality: 1 } as const;

const years = (scope: { year?: number }): [string | null, string | null] =>
	scope.year === undefined ? [null, null] : [`${scope.year}-01-01T00:00:00Z`, `${scope.year + 1}-01-01T00:00:00Z`];

/** The years in which anything counts (UTC), oldest first. */
export const readYears = async (tx: Tx): Promise<number[]> => {
	const { rows } = await tx.query<{ year: number }>(`select distinct extract(year from day)::int as year from (
		select distinct date_trunc('year', created_at at time zone 'UTC') as day from person where merged_into is null and case_id is not null
		union select opened_at at time zone 'UTC' from intake_case
		union select coalesce(occurred_from::timestamp, recorded_at at time zone 'UTC') from incident
		union select charged_on from charge union select reached_on from court_stage union select happened_on from return_record) as days
		where day is not null order by year`);
	return rows.map(({ year }) => year);
};

/** Every person once in each kind of group; `main` alone holds everybody once, and is what totals are made of. */
export const readGroups = async (tx: Tx, scope: Scope): Promise<{ main: PersonGroup[]; all: PersonGroup[] }> => {
	const values = scope.of === "cases" ? years(scope) : [scope.id];
	const { rows } = await tx.query<GroupRow>(`${counted[scope.of]} ${grouped}`, values);
	const all = rows.map((row): PersonGroup => {
		const { roles, identification, count, part } = row;
		const base = { roles, identification, count };
		if ((part & bit.sex) === 0)
			return {
				...base,
				sex: row.sex,
				ageBand: row.age_band,
				purposes: row.purposes,
				classification: row.classification,
			};
		if ((part & bit.controls) === 0) return { ...base, controls: row.controls };
		if ((part & bit.means) === 0) return { ...base, means: row.means };
		if ((part & bit.recruiters) === 0)
			return { ...base, recruiters: row.recruiters, duration: row.duration, citizen: row.citizen };
		if ((part & bit.sectors) === 0) return { ...base, sectors: row.sectors };
		return { ...base, nationality: row.nationality };
	});
	return { main: all.filter(({ sex }) => sex !== undefined), all };
};

const within = (column: string) => `($1::timestamptz is null or (${column} >= $1 and ${column} < $2))`;
/** A day that is not known is in no year. */
const onDay = (column: string) =>
	`($1::timestamptz is null or coalesce(${column} >= $1::date and ${column} < $2::date, false))`;

/** Every charge with the days by which it counts: against people, or against companies. */
const courtsOf = (accused: "person" | "company") => `with courts as (
	select c.offence, ${accused === "person" ? keptSql("c.person_id") : "c.entity_id"} as accused, c.breaches <> '[]' as breach, c.charged_on,
		${prosecutedSql} as prosecuted, ${prosecutedOnSql} as prosecuted_on, ${convictedSql} as convicted, ${convictedOnSql} as convicted_on
	from charge c where c.${accused === "person" ? "person_id" : "entity_id"} is not null)`;
const charged = `not breach and ${onDay("charged_on")}`;
const prosecuted = `not breach and prosecuted and ${onDay("prosecuted_on")}`;
const convicted = `not breach and convicted and ${onDay("convicted_on")}`;

/** Sentences that count: those against the law are breaches, and so is all that follows a charge that is one. */
const sentencesOf = (accused: "person" | "company") => `with sentences as (
	select s.reached_on, s.sentence from court_stage s join charge c on c.id = s.charge_id
	where s.stage = 'sentence' and s.breaches = '[]' and c.breaches = '[]' and c.${accused === "person" ? "person_id" : "entity_id"} is not null)`;

const happened = `${sentencesOf("person")} select
	(select count(*) from incident where ${within("coalesce(occurred_from::timestamp at time zone 'UTC', recorded_at)")}) as incidents,
	(select count(*) from intake_case where ${within("opened_at")}) as cases,
	(select count(*) from sentences where ${onDay("reached_on")}) as sentences,
	(select count(*) from sentences where ${onDay("reached_on")}
		and (sentence ? 'imprisonmentMonths' or sentence -> 'life' = 'true')) as imprisonments,
	(select count(*) from sentences where reached_on is null) as "undatedSentences",
	(select count(*) from charge where breaches <> '[]' and ${onDay("charged_on")})
		+ (select count(*) from court_stage where breaches <> '[]' and ${onDay("reached_on")})
		+ (select count(*) from return_record where breaches <> '[]' and ${onDay("happened_on")}) as breaches`;

type Courts = {
	charges: number;
	prosecutions: number;
	convictions: number;
	accused: number;
	prosecuted: number;
	convicted: number;
	undated: number;
	offences: ChargedOffences;
};

/** Charges against people or against companies, what came of them, and how many were accused of them. */
const readCourts = async (tx: Tx, accused: "person" | "company", values: unknown[]): Promise<Courts> => {
	const courts = courtsOf(accused);
	const who = await tx.query<Pick<Courts, "accused" | "prosecuted" | "convicted" | "undated">>(
		`${courts} select count(distinct accused) filter (where ${charged}) as accused,
			count(distinct accused) filter (where ${prosecuted}) as prosecuted,
			count(distinct accused) filter (where ${convicted}) as convicted,
			count(*) filter (where not breach and charged_on is null)
				+ count(*) filter (where not breach and prosecuted and prosecuted_on is null)
				+ count(*) filter (where not breach and convicted and convicted_on is null) as undated
		from courts`,
		values,
	);
	const offences = await tx.query<{ offence: string; charges: number; prosecutions: number; convictions: number }>(
		`${courts} select * from (select offence, count(*) filter (where ${charged}) as charges,
				count(*) filter (where ${prosecuted}) as prosecutions, count(*) filter (where ${convicted}) as convictions
			from courts group by offence) as counted
		where charges + prosecutions + convictions > 0 order by offence collate "C"`,
		values,
	);
	const sum = (name: "charges" | "prosecutions" | "convictions") =>
		offences.rows.reduce((total, row) => total + row[name], 0);
	return {
		...(who.rows[0] ?? { accused: 0, prosecuted: 0, convicted: 0, undated: 0 }),
		...{ charges: sum("charges"), prosecutions: sum("prosecutions"), convictions: sum("convictions") },
		offences: Object.fromEntries(offences.rows.map(({ offence, ...counts }) => [offence, counts])),
	};
};

/** Sentences on companies that count, how many of them have no day, and what was imposed. */
const readSanctions = async (
	tx: Tx,
	values: unknown[],
): Promise<{ sentences: number; undated: number; sanctions: CompanySanctions }> => {
	const { rows } = await tx.query<{ sentences: number; undated: number; sanctions: CompanySanctions }>(
		`${sentencesOf("company")}, parts as (
			select case when jsonb_typeof(p.value) = 'array' then m.measure else p.key end as part
			from sentences s cross join lateral jsonb_each(coalesce(nullif(s.sentence, 'null'), '{}')) p
				left join lateral jsonb_array_elements_text(case when jsonb_typeof(p.value) = 'array' then p.value end) m(measure) on true
			where ${onDay("s.reached_on")})
		select (select count(*) from sentences where ${onDay("reached_on")}) as sentences,
			(select count(*) from sentences where reached_on is null) as undated,
			(select coalesce(jsonb_object_agg(part, n), '{}') from (select part, count(*) as n from parts where part is not null group by part) c) as sanctions`,
		values,
	);
	const [row] = rows;
	return {
		...{ sentences: row?.sentences ?? 0, undated: row?.undated ?? 0 },
		sanctions: Object.fromEntries(Object.entries(row?.sanctions ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))),
	};
};

export type Counted = {
	counters: Counters;
	charged: ChargedOffences;
	chargedCompanies: ChargedOffences;
	companySanctions: CompanySanctions;
};

export const readCounters = async (tx: Tx, scope: Scope): Promise<Counted> => {
	if (scope.of === "import") return { counters: noCounters, charged: {}, chargedCompanies: {}, companySanctions: {} };
	const values = years(scope);
	const { rows } = await tx.query<Counters & { undatedSentences: number }>(happened, values);
	const [{ undatedSentences = 0, ...counted } = { ...noCounters }] = rows as (Counters & {
		undatedSentences?: number;
	})[];
	const people = await readCourts(tx, "person", values);
	const companies = await readCourts(tx, "company", values);
	const { sentences, undated, sanctions } = await readSanctions(tx, values);
	return {
		counters: {
			...noCounters,
			...counted,
			charges: people.charges,
			prosecutions: people.prosecutions,
			convictions: people.convictions,
			personsProsecuted: people.prosecuted,
			personsConvicted: people.convicted,
			undatedCourtRecords: people.undated + undatedSentences,
			companyCharges: companies.charges,
			companyProsecutions: companies.prosecutions,
			companyConvictions: companies.convictions,
			companiesCharged: companies.accused,
			companiesProsecuted: companies.prosecuted,
			companiesConvicted: companies.convicted,
			companySentences: sentences,
			undatedCompanyRecords: companies.undated + undated,
		},
		charged: people.offences,
		chargedCompanies: companies.offences,
		companySanctions: sanctions,
	};
};

export const noCounters: Counters = {
	incidents: 0,
	cases: 0,
	charges: 0,
	prosecutions: 0,
	convictions: 0,
	personsProsecuted: 0,
	personsConvicted: 0,
	sentences: 0,
	imprisonments: 0,
	undatedCourtRecords: 0,
	breaches: 0,
	companyCharges: 0,
	companyProsecutions: 0,
	companyConvictions: 0,
	companiesCharged: 0,
	companiesProsecuted: 0,
	companiesConvicted: 0,
	companySentences: 0,
	undatedCompanyRecords: 0,
};
