import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { AlertState } from "../alert/state.ts";
import type { StixOrigin } from "../stix/index.ts";
import { findAlerts } from "./alerts.ts";

/** What alerts were imported from: every object of the bundle, verbatim, with the version that the import made. */

export const insertStixObjects: Statement = {
	name: "stix_object.insert",
	sql: `insert into stix_object (alert_id, alert_version, n, object)
		select r.alert_id, r.alert_version, o.n - 1, o.object
		from jsonb_to_recordset($1::jsonb) as r(alert_id uuid, alert_version int, objects jsonb),
			jsonb_array_elements_text(r.objects) with ordinality as o(object, n)`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const insertStixOrigin: Statement = {
	name: "stix_origin.insert",
	sql: `insert into stix_origin (agency, primary_id, modified, alert_id, alert_version, tombstone)
		select agency, primary_id, modified, alert_id, alert_version, tombstone
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, primary_id text, modified text, alert_id uuid, alert_version int, tombstone text)
		on conflict do nothing`,
	conflict: "CONFLICT",
};

export const replaceStixOrigin: Statement = {
	name: "stix_origin.replace",
	sql: `update stix_origin s set modified = r.modified, alert_version = r.alert_version, tombstone = r.tombstone
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, primary_id text, modified text, alert_id uuid, alert_version int, tombstone text)
		where s.agency = r.agency and s.primary_id = r.primary_id and s.alert_id = r.alert_id`,
	conflict: "CONFLICT",
};

/** A recall leaves nothing of what the alert was imported from. */
export const eraseStixObjects: Statement = {
	name: "stix_object.erase",
	sql: "update stix_object s set object = null from jsonb_to_recordset($1::jsonb) as r(id uuid) where s.alert_id = r.id",
	conflict: "CONFLICT",
	anyCount: true,
};

/** The alerts that the agency has imported before, by primary object, as far as the caller may change them. */
export const findImported = async (
	tx: Tx,
	agency: string,
	primaryIds: readonly string[],
): Promise<Map<string, { alert: AlertState; modified: string }>> => {
	const { rows } = await tx.query<{ primary_id: string; alert_id: string; modified: string }>(
		"select primary_id, alert_id, modified from stix_origin where agency = $1 and primary_id = any ($2)",
		[agency, primaryIds],
	);
	const found = await findAlerts(tx, { ids: rows.map((row) => row.alert_id) });
	const byId = new Map(found.map((alert) => [alert.id, alert]));
	return new Map(
		rows.flatMap(({ primary_id, alert_id, modified }) => {
			const alert = byId.get(alert_id);
			return alert ? [[primary_id, { alert, modified }] as const] : [];
		}),
	);
};

/** The origin of each of these alerts that has one; objects are empty once the alert was recalled. */
export const originsOf = async (
	tx: Tx,
	alertIds: readonly string[],
): Promise<Map<string, StixOrigin & { importedVersion: number }>> => {
	const { rows } = await tx.query<{
		alert_id: string;
		primary_id: string;
		modified: string;
		tombstone: string;
		alert_version: number;
		objects: string[];
	}>(
		`select o.alert_id, o.primary_id, o.modified, o.tombstone, o.alert_version,
			coalesce((select array_agg(s.object order by s.n) from stix_object s
				where s.alert_id = o.alert_id and s.alert_version = o.alert_version and s.object is not null), '{}') as objects
		from stix_origin o where o.alert_id = any ($1::uuid[])`,
		[alertIds],
	);
	return new Map(
		rows.map((row) => [
			row.alert_id,
			{
				primaryId: row.primary_id,
				modified: row.modified,
				tombstone: row.tombstone,
				importedVersion: row.alert_version,
				objects: row.objects,
			},
		]),
	);
};
