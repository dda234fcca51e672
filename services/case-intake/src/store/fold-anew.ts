import { type Pool, type Tx, transact } from "@seamark/db";
import type { EntityKind } from "../codes/cases.ts";
import type { ReportContent } from "../reports/report/check-report.ts";
import { insertEntity, insertReportedLink } from "./links.ts";

/** Rows of which another folding makes other keys. */
export const foldedRows = ["entity", "report"] as const;
export type FoldedRows = (typeof foldedRows)[number];
/** Digests of what persons are known by: the vault makes them again. */
export const digestRows = "identity";

export type EntityRow = { id: string; kind: EntityKind; value: string; key: string; qualifier: string };
export type LinkRow = { caseId: string; entityId: string; role: string; value: string; row: Record<string, unknown> };
export type ReportRow = { id: string; fromAgency: string; content: ReportContent; keys: string[] };

type Page = { agency: string; rows: FoldedRows | typeof digestRows; version: number; limit: number };

/**
 * The next page of an agency's rows, changed in one transaction with the mark of how far it got: what is stopped goes on from there.
 * Says whether that was the last.
 */
export const foldPage = (
	pool: Pool,
	{ agency, rows, version, limit }: Page,
	change: (tx: Tx, after: string | null) => Promise<string[]>,
): Promise<boolean> =>
	transact(
		pool,
		async (tx) => {
			await tx.query(
				"insert into folded (agency, rows, version, after, done) values ($1, $2, $3, null, false) on conflict do nothing",
				[agency, rows, version],
			);
			const found = await tx.query<{ version: number; after: string | null; done: boolean }>(
				"select version, after, done from folded where agency = $1 and rows = $2 for update",
				[agency, rows],
			);
			const mark = found.rows[0];
			if (!mark || mark.version > version || (mark.version === version && mark.done)) return true;
			const ids = await change(tx, mark.version === version ? mark.after : null);
			const done = ids.length < limit;
			await tx.query("update folded set version = $3, after = $4, done = $5 where agency = $1 and rows = $2", [
				agency,
				rows,
				version,
				ids.at(-1) ?? mark.after,
				done,
			]);
			return done;
		},
		[["seamark.writers", JSON.stringify([agency])]],
	);

export const entitiesAfter = async (
	tx: Tx,
	agency: string,
	after: string | null,
	limit: number,
): Promise<EntityRow[]> =>
	(
		await tx.query<EntityRow>(
			`select id, kind, value, key, qualifier from entity where agency = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
			[agency, after, limit],
		)
	).rows;

export const linksOfEntities = async (tx: Tx, ids: readonly string[]): Promise<LinkRow[]> =>
	(
		await tx.query<LinkRow>(
			`select case_id as "caseId", entity_id as "entityId", role, value, to_jsonb(l) as row from case_entity l
			where entity_id = any ($1::uuid[]) for update`,
			[ids],
		)
	).rows;

/** Things and links as they are compared now come before those are taken away that they stand for. */
export const replaceLinks = async (
	tx: Tx,
	o: {
		things: readonly object[];
		links: readonly object[];
		gone: readonly Pick<LinkRow, "caseId" | "entityId" | "role">[];
		goneThings: readonly string[];
	},
): Promise<void> => {
	await tx.query(insertEntity.sql, [JSON.stringify(o.things)]);
	await tx.query(insertReportedLink.sql, [JSON.stringify(o.links)]);
	await tx.query(
		`delete from case_entity l using unnest($1::uuid[], $2::uuid[], $3::text[]) as g(case_id, entity_id, role)
		where l.case_id = g.case_id and l.entity_id = g.entity_id and l.role = g.role`,
		[o.gone.map((one) => one.caseId), o.gone.map((one) => one.entityId), o.gone.map((one) => one.role)],
	);
	await tx.query(
		"delete from entity e where e.id = any ($1::uuid[]) and not exists (select from case_entity l where l.entity_id = e.id)",
		[o.goneThings],
	);
};

export const reportsAfter = async (tx: Tx, agency: string, after: string | null, limit: number): Promise<ReportRow[]> =>
	(
		await tx.query<ReportRow>(
			`select id, from_agency as "fromAgency", content, entity_keys as keys from report
			where agency = $1 and ($2::uuid is null or id > $2) order by id limit $3 for update`,
			[agency, after, limit],
		)
	).rows;

export const replaceReportKeys = async (tx: Tx, rows: readonly { id: string; keys: string[] }[]): Promise<void> => {
	await tx.query(
		`update report a set entity_keys = r.keys from jsonb_to_recordset($1::jsonb) as r(id uuid, keys text[]) where a.id = r.id`,
		[JSON.stringify(rows)],
	);
};

export const replaceDigests = async (tx: Tx, rows: readonly { id: string; digests: string[] }[]): Promise<void> => {
	await tx.query(
		`update entity e set digests = r.digests from jsonb_to_recordset($1::jsonb) as r(id uuid, digests text[]) where e.id = r.id`,
		[JSON.stringify(rows)],
	);
};

export type DigestedIdentity = { id: string; by: string };

/** Identities of which digests are kept, by id, each with the agency that wrote it down. */
export const identitiesAfter = async (
	tx: Tx,
	agency: string,
	after: string | null,
	limit: number,
): Promise<DigestedIdentity[]> =>
	(
		await tx.query<DigestedIdentity>(
			`select distinct on (identity_id) identity_id as id, by_agency as by from identity_value
			where agency = $1 and identity_id is not null and ($2::uuid is null or identity_id > $2) order by identity_id limit $3`,
			[agency, after, limit],
		)
	).rows;

/** Those of an identity that was erased meanwhile go with the erasure; who named them, and as whose, stays. */
export const replaceIdentityDigests = async (
	tx: Tx,
	rows: readonly { identity_id: string; digests: readonly string[] }[],
): Promise<void> => {
	await tx.query(
		`with r as materialized (select * from jsonb_to_recordset($1::jsonb) as r(identity_id uuid, digests text[])),
			named as materialized (
				select distinct v.agency, v.identity_id, v.presumed, v.by_agency from identity_value v join r using (identity_id)),
			gone as (delete from identity_value v using r where v.identity_id = r.identity_id and not v.digest = any (r.digests))
		insert into identity_value (agency, identity_id, digest, presumed, by_agency)
		select n.agency, n.identity_id, d, n.presumed, n.by_agency from named n join r using (identity_id) cross join unnest(r.digests) d
		where not exists (select from identity_value v where v.identity_id = n.identity_id and v.digest = d)`,
		[JSON.stringify(rows)],
	);
};

/** Whether nothing of an agency is left to be made again by this version: all is done, or there is nothing of it. */
export const digestsAreOf = (pool: Pool, agency: string, version: number): Promise<boolean> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ done: boolean }>({
				name: "folded.digests-are-of",
				text: `select exists (select from folded where agency = $1 and rows = $2 and (version > $3 or version = $3 and done))
					or not exists (select from identity_value where agency = $1 and identity_id is not null) as done`,
				values: [agency, digestRows, version],
			});
			return rows[0]?.done === true;
		},
		[["seamark.writers", JSON.stringify([agency])]],
	);
