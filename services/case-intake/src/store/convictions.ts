import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { type Charge, chargesByIds } from "./charges.ts";
import { keptSql, mergedSql } from "./merges.ts";

/** What the register says of a charge that ended with a conviction. Days are ISO dates, times RFC 3339. */
export type Conviction = {
	id: string;
	agency: string;
	chargeId: string;
	/** The court as it is called. */
	court: string;
	/** ISO 3166-1 alpha-2. */
	courtCountry: string;
	/** From this day on nobody finds it; null where it is not known or never spent. */
	spentOn: string | null;
	recordedAt: string;
	byPost: string;
	version: number;
};

export const insertConviction: Statement = {
	name: "conviction.insert",
	sql: `insert into conviction (id, agency, charge_id, court, court_country, spent_on, recorded_at, by_post, version)
		select id, agency, charge_id, court, court_country, spent_on, recorded_at, by_post, version
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, charge_id uuid, charge_version int, court text, court_country text,
			spent_on date, recorded_at timestamptz, by_post uuid, version int)
		where exists (select 1 from charge c where c.id = r.charge_id and c.version = r.charge_version) on conflict do nothing`,
	conflict: "CONFLICT",
};

export const replaceConviction: Statement = {
	name: "conviction.replace",
	sql: `update conviction v set court = r.court, court_country = r.court_country, spent_on = r.spent_on, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(id uuid, court text, court_country text, spent_on date, version int)
		where v.id = r.id and v.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

/** `chargeVersion`: of the charge, as it was read. */
export const toConvictionRow = (one: Conviction, chargeVersion: number | null): Record<string, unknown> => ({
	id: one.id,
	agency: one.agency,
	charge_id: one.chargeId,
	charge_version: chargeVersion,
	court: one.court,
	court_country: one.courtCountry,
	spent_on: one.spentOn,
	recorded_at: one.recordedAt,
	by_post: one.byPost,
	version: one.version,
});

type Row = Omit<Conviction, "recordedAt"> & { recordedAt: Date };
const columns = `v.id, v.agency, v.charge_id as "chargeId", v.court, v.court_country as "courtCountry", v.spent_on::text as "spentOn",
	v.recorded_at as "recordedAt", v.by_post as "byPost", v.version`;
const fromRow = ({ recordedAt, ...row }: Row): Conviction => ({ ...row, recordedAt: recordedAt.toISOString() });

export const findConviction = async (
	tx: Tx,
	by: { id: string } | { chargeId: string },
): Promise<Conviction | undefined> => {
	const [where, id] = "id" in by ? ["v.id = $1", by.id] : ["v.charge_id = $1", by.chargeId];
	const { rows } = await tx.query<Row>(`select ${columns} from conviction v where ${where}`, [id]);
	return rows[0] && fromRow(rows[0]);
};

/** A person in the register: the record that was kept, and all that were merged into it. */
export type Registered = {
	conviction: Conviction;
	charge: Charge;
	caseReference: string | null;
	keptId: string;
	sameIds: string[];
};

/** Convictions in the register, with their charges: of a person and the records merged into theirs, or all that are not spent on a day. */
export const registered = async (tx: Tx, of: { personId: string } | { on: string }): Promise<Registered[]> => {
	const [where, value] =
		"personId" in of
			? [`c.person_id in (${mergedSql("$1")})`, of.personId]
			: ["(v.spent_on is null or v.spent_on > $1::date)", of.on];
	const { rows } = await tx.query<Row & { caseReference: string | null; keptId: string; sameIds: string[] }>(
		`select *, array(${mergedSql('one."keptId"')}) as "sameIds" from (
			select ${columns}, k.reference as "caseReference", ${keptSql("c.person_id")} as "keptId"
			from conviction v join charge c on c.id = v.charge_id left join intake_case k on k.id = c.case_id
			where c.person_id is not null and ${where}) as one
		order by "recordedAt", id`,
		[value],
	);
	const charges = await chargesByIds(
		tx,
		rows.map(({ chargeId }) => chargeId),
	);
	const byId = new Map(charges.map((charge) => [charge.id, charge]));
	return rows.flatMap(({ caseReference, keptId, sameIds, ...row }) => {
		const charge = byId.get(row.chargeId);
		return charge ? [{ conviction: fromRow(row), charge, caseReference, keptId, sameIds }] : [];
	});
};
