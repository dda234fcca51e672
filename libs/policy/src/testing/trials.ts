import type fc from "fast-check";
import * as arbitrary from "../arbitrary.ts";
import {
	type Decision,
	decide,
	type GovernedRecord,
	type Grant,
	type GrantedRecord,
	grantRow,
	type Kind,
	kindSql,
	kinds,
	type NamedRecord,
	type OwnedRecord,
	type Principal,
	partyColumns,
	policyColumns,
} from "../index.ts";
import type { AnyRecord } from "../types.ts";

/** A kind of record on trial: a table under its rule, and the records that fill it. */
export type Trial = {
	table: string;
	kind: Kind;
	/** Makes the table, and what else it needs. Every table has the columns `id` and `n`. */
	create: string;
	/** Puts it under its rule. */
	guard: string;
	record: fc.Arbitrary<AnyRecord>;
	/** The pure rule, where it is not the kind's own. */
	decide?: (who: Principal, action: string, record: AnyRecord, now: number) => Decision;
	mayWrite?: (writers: readonly string[], record: AnyRecord) => boolean;
	/** The columns of the nth record but `id` and `n`. */
	columns: (record: AnyRecord, n: number) => object;
	/** The columns that say who may write a row, given again. */
	givenTo: string;
	/** Rows of other tables that are before the record's own. */
	before?: (record: AnyRecord, n: number) => { table: string; row: object }[];
	deletes: boolean;
	/** Its rows are parts of another record, and nobody writes them who reads at the same time. */
	isPart?: true;
};

const alertKind = kinds.find(({ name }) => name === "alert") as Kind;

/** Kinds and tables that no service has: one for each rule, and a table of parts. */
const notice: Kind = {
	name: "notice",
	rule: "audience",
	purposes: ["investigation", "prosecution", "analysis"],
	actions: {
		read: { scopes: ["notices:read", "notices:admin"], roles: ["originator", "reader"] },
		export: { scopes: ["notices:admin"], roles: ["reader"] },
		change: { scopes: ["notices:write"], roles: ["originator"] },
	},
	holders: {},
};
const ledger: Kind = {
	name: "ledger",
	rule: "own",
	purposes: ["investigation", "financial-investigation"],
	actions: { read: { scopes: ["ledgers:read", "ledgers:write"] }, change: { scopes: ["ledgers:write"] } },
	holders: {},
};
const sealed: Kind = {
	name: "sealed",
	rule: "own",
	actions: { read: { scopes: "vouched" }, erase: { scopes: [] } },
	holders: {},
};
const request: Kind = {
	name: "request",
	rule: "parties",
	purposes: ["investigation", "prosecution"],
	actions: {
		read: { scopes: ["requests:read"], roles: ["requesting", "executing", "observer"] },
		answer: { scopes: ["requests:write"], roles: ["executing"] },
		withdraw: { scopes: ["requests:write", "requests:file"], roles: ["requesting"] },
	},
	writers: ["requesting", "executing"],
	holders: {},
};
const dossier: Kind = {
	name: "dossier",
	rule: "grants",
	purposes: ["investigation", "prosecution", "analysis"],
	actions: {
		read: { scopes: ["dossiers:read"], roles: ["owner", "grantee"] },
		change: { scopes: ["dossiers:write"], roles: ["owner"] },
		comment: { scopes: ["dossiers:read", "dossiers:write"], roles: ["grantee"] },
	},
	holders: {},
};

export const idOf = (n: number): string => `00000000-0000-4000-9000-${String(n).padStart(12, "0")}`;

const governed = (kind: Kind): Trial => ({
	table: kind.name,
	kind,
	create: `create table ${kind.name} (id uuid primary key, n int not null, like seamark.governed including all)`,
	guard: `select seamark.govern('${kind.name}', '${kind.name}')`,
	record: arbitrary.governed,
	columns: (record) => policyColumns(record as GovernedRecord),
	givenTo: "originator_agency",
	deletes: false,
});
const owned = (kind: Kind): Trial => ({
	table: kind.name,
	kind,
	create: `create table ${kind.name} (id uuid primary key, n int not null, agency uuid not null)`,
	guard: `select seamark.own('${kind.name}', '${kind.name}')`,
	record: arbitrary.owned,
	columns: (record) => ({ agency: (record as OwnedRecord).owner }),
	givenTo: "agency",
	deletes: true,
});

export const alert: Trial = governed(alertKind);
export const parties: Trial = {
	table: "request",
	kind: request,
	create: "create table request (id uuid primary key, n int not null, like seamark.named including all)",
	guard: "select seamark.parties('request', 'request')",
	record: arbitrary.named,
	columns: (record) => partyColumns(record as NamedRecord),
	givenTo: "parties",
	deletes: false,
};
export const grants: Trial = {
	table: "dossier",
	kind: dossier,
	create: `create table dossier (id uuid primary key, n int not null, agency uuid not null);
		create table dossier_grant (id uuid, n int, like seamark.granted including all)`,
	guard: `select seamark.book('dossier_grant', 'dossier'), seamark.grants('dossier', 'dossier', 'dossier_grant', 'id')`,
	record: arbitrary.granted,
	columns: (record) => ({ agency: (record as GrantedRecord).owner }),
	givenTo: "agency",
	before: (record, n) =>
		(record as GrantedRecord).grants.map((grant) => ({ table: "dossier_grant", row: grantRow(idOf(n), grant) })),
	deletes: true,
};
const ofAgency: Kind = { ...dossier, rule: "own" };
const grantOf = (record: AnyRecord): Grant => (record as GrantedRecord).grants[0] as Grant;
/** The book of grants: for the agency that gave one and for the one that received it. */
const book: Trial = {
	...grants,
	table: "dossier_grant",
	create: "",
	guard: "",
	record: arbitrary.granted.filter((record) => record.grants.length > 0),
	decide: (who, action, record, now) => {
		const { giver, receiver } = grantOf(record);
		const asGiver = decide(ofAgency, who, action, { owner: giver }, now);
		return asGiver.allowed ? asGiver : decide(ofAgency, who, action, { owner: receiver }, now);
	},
	mayWrite: (writers, record) => writers.includes(grantOf(record).giver),
	columns: (record, n) => grantRow(idOf(n), grantOf(record)),
	givenTo: "giver",
	before: () => [],
};
/** Pages of a request: seen and written as the request is. */
export const pages: Trial = {
	...parties,
	table: "page",
	// A service that reads every request, as the live feed reads every alert, is nobody who writes.
	create: `create table page (id uuid primary key, n int not null, request_id uuid not null);
		create policy request_clerk on request for select using ((select current_setting('seamark.service', true)) = 'clerk')`,
	guard: "select seamark.part_of('page', 'request_id', 'request')",
	columns: (_record, n) => ({ request_id: idOf(n) }),
	givenTo: "request_id",
	before: (record, n) => [{ table: "request", row: { id: idOf(n), n, ...parties.columns(record, n) } }],
	isPart: true,
};
/** A table comes after those that its own lean on. */
export const trials: readonly Trial[] = [
	alert,
	governed(notice),
	owned(ledger),
	owned(sealed),
	parties,
	grants,
	book,
	pages,
];

/** The statements that put the tables of trials under the rule of `policy`, which stands for the text of the migrations. */
export const guardSql = (policy: string, tried: readonly Trial[] = trials): string =>
	[
		policy,
		...tried.filter(({ kind }) => kind !== alertKind).map(({ kind }) => kindSql(kind)),
		...tried.map(({ guard }) => guard),
	]
		.filter((sql) => sql !== "")
		.join(";\n");
