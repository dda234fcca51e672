import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { AlertState } from "../alert/state.ts";
import type { KnownAsText, StixOrigin } from "../stix/index.ts";
import { findAlerts } from "./alerts.ts";

/** What alerts were imported from: every object of the bundle, verbatim, with the version that the import made. */

/** `first`: how many objects of the alert are in rows before this one. */
export const insertStixObjects: Statement = {
	name: "stix_object.insert",
	sql: `insert into stix_object (alert_id, alert_version, n, object)
		select r.alert_id, r.alert_version, r.first + o.n - 1, o.object
		from jsonb_to_recordset($1::jsonb) as r(alert_id uuid, alert_version int, first int, objects jsonb),
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

/** Ids by which an alert is found again when what it holds comes in another bundle. */
export const insertStixMembers: Statement = {
	name: "stix_member.insert",
	sql: `insert into stix_member (agency, object_id, alert_id)
		select distinct r.agency, id, r.alert_id from jsonb_to_recordset($1::jsonb) as r(agency uuid, alert_id uuid, ids jsonb),
			jsonb_array_elements_text(r.ids) as id
		on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** The alerts of an import, also where it changed nothing. */
export const insertStixImport: Statement = {
	name: "stix_import.insert",
	sql: `insert into stix_import (id, agency, imported_at, alerts, raised)
		select id, agency, imported_at, alerts, raised
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, imported_at timestamptz, alerts uuid[], raised uuid[])`,
	conflict: "CONFLICT",
};

/** The alerts that an import of the caller's agency was about; undefined where there was none. */
export const findStixImport = async (tx: Tx, id: string): Promise<string[] | undefined> => {
	const { rows } = await tx.query<{ alerts: string[] }>("select alerts from stix_import where id = $1", [id]);
	return rows[0]?.alerts;
};

/** An import of the caller's agency with its alerts as they are now, as far as the caller may change them. */
export const findImportToRecall = async (
	tx: Tx,
	id: string,
): Promise<{ id: string; raised: string[] | null; alerts: AlertState[]; beyond: number } | undefined> => {
	const { rows } = await tx.query<{ alerts: string[]; raised: string[] | null }>(
		"select alerts, raised from stix_import where id = $1",
		[id],
	);
	const [row] = rows;
	if (!row) return undefined;
	const alerts = await findAlerts(tx, { ids: row.alerts });
	return { id, raised: row.raised, alerts, beyond: new Set(row.alerts).size - alerts.length };
};

/**
 * The alerts that the agency has imported before and that hold any of these objects, as far as the caller may change them. The ids are
 * lists in JSON.
 */
export const findImported = async (
	tx: Tx,
	agency: string,
	ids: { primary: string; members: string },
): Promise<KnownAsText[]> => {
	const { rows } = await tx.query<{
		primary_id: string;
		alert_id: string;
		alert_version: number;
		imported_at: Date | null;
		objects: string;
		ids: string;
	}>(
		`select o.primary_id, o.alert_id, o.alert_version, v.changed_at as imported_at,
			(select coalesce(json_agg(s.object order by s.n), '[]')::text from stix_object s where s.alert_id = o.alert_id
				and s.alert_version = o.alert_version and s.object is not null) as objects,
			(select coalesce(json_agg(m.object_id), '[]')::text from stix_member m where m.agency = o.agency and m.alert_id = o.alert_id) as ids
		from stix_origin o left join alert_version v on v.alert_id = o.alert_id and v.version = o.alert_version
		where o.agency = $1 and (o.primary_id = any (array(select jsonb_array_elements_text($2::jsonb))) or o.alert_id in (
			select alert_id from stix_member where agency = $1 and object_id = any (array(select jsonb_array_elements_text($3::jsonb)))))`,
		[agency, ids.primary, ids.members],
	);
	const found = await findAlerts(tx, { ids: rows.map((row) => row.alert_id) });
	const byId = new Map(found.map((alert) => [alert.id, alert]));
	return rows.flatMap((row) => {
		const alert = byId.get(row.alert_id);
		if (!alert) return [];
		return {
			alert,
			primaryId: row.primary_id,
			objects: row.objects,
			ids: row.ids,
			importedVersion: row.alert_version,
			importedAt: (row.imported_at ?? new Date(alert.changedAt)).toISOString(),
		};
	});
};

export type ImportedFrom = Omit<StixOrigin, "ids"> & { importedVersion: number; importedAt: string | undefined };

/** The origin of each of these alerts that has one; objects are empty once the alert was recalled. */
export const originsOf = async (tx: Tx, alertIds: readonly string[]): Promise<Map<string, ImportedFrom>> => {
	const { rows } = await tx.query<{
		imported_at: Date | null;
		alert_id: string;
		primary_id: string;
		modified: string;
		tombstone: string;
		alert_version: number;
		objects: string[];
	}>(
		`select o.alert_id, o.primary_id, o.modified, o.tombstone, o.alert_version, v.changed_at as imported_at,
			coalesce((select array_agg(s.object order by s.n) from stix_object s
				where s.alert_id = o.alert_id and s.alert_version = o.alert_version and s.object is not null), '{}') as objects
		from stix_origin o left join alert_version v on v.alert_id = o.alert_id and v.version = o.alert_version
		where o.alert_id = any ($1::uuid[])`,
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
				importedAt: row.imported_at?.toISOString(),
				objects: row.objects,
			},
		]),
	);
};
