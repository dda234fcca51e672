import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import {
	type Action,
	fromColumns,
	type PolicyColumns,
	type Principal,
	policyColumns,
	principalSettings,
} from "@seamark/policy";
import { type AlertState, governed } from "../alert/state.ts";

/** Columns of an alert and of its versions that the policy looks at, with their types. */
const governedTypes = {
	originator_agency: "uuid",
	originator_country: "text",
	topic: "text",
	ages: "text",
	tlp: "text",
	audience_regions: "text[]",
	audience_countries: "text[]",
	audience_kinds: "text[]",
	audience_agencies: "uuid[]",
	excluded_agencies: "uuid[]",
	use_codes: "text[]",
	use_purposes: "text[]",
	life_at_risk: "boolean",
	expires_at: "timestamptz",
};
export const governedNames = Object.keys(governedTypes).join(", ");
const typed = Object.entries(governedTypes).map(([name, type]) => `${name} ${type}`);
/** Those columns of the table with this alias. */
export const governedColumns = (table: string): string =>
	Object.keys(governedTypes)
		.map((name) => `${table}.${name}`)
		.join(", ");

const set = (names: string) =>
	names
		.split(",")
		.map((name) => `${name.trim()} = r.${name.trim()}`)
		.join(", ");

const changing =
	"version, status, kind, urgency, countries, regions, content, use_conditions, changed_at, recall_reason, import_id";
/** As json: to read it as jsonb first costs a tenth of the statement. */
const row = `json_to_recordset($1::json) as r(id uuid, version int, status text, kind text, urgency text, countries text[], regions text[],
	content jsonb, use_conditions text[], raised_at timestamptz, changed_at timestamptz, raised_by_post uuid, changed_by_post uuid,
	recall_reason text, import_id uuid, hub text, ${typed.join(", ")})`;

const ofVersion = `version, kind, urgency, countries, regions, content, use_conditions, changed_at, changed_by_post, ${governedNames}`;
const versionNames = `alert_id, ${ofVersion}`;
const versionValues = `id, ${ofVersion}`;

/** New alerts with their first version: one statement, so that the rows are sent and read once. */
export const insertAlert: Statement = {
	name: "alert.insert",
	sql: `with r as materialized (select * from ${row}),
		alerts as (insert into alert (id, raised_at, raised_by_post, hub, ${changing}, ${governedNames})
			select id, raised_at, raised_by_post, hub, ${changing}, ${governedNames} from r)
		insert into alert_version (${versionNames}) select ${versionValues} from r`,
	conflict: "CONFLICT",
	inserts: true,
};

/** New versions of alerts: only where the version before is still the current one. */
export const replaceAlert: Statement = {
	name: "alert.replace",
	sql: `update alert a set ${set(changing)}, ${set(governedNames)} from ${row} where a.id = r.id and a.version = r.version - 1 and a.status = 'live'`,
	conflict: "VERSION_CONFLICT",
};

/** The same for an alert of another hub, of which not every version comes. */
export const replaceSharedSql = `update alert a set ${set(changing)}, ${set(governedNames)} from ${row}
	where a.id = r.id and a.hub = r.hub and a.version < r.version and a.status = 'live'`;

export const insertVersion: Statement = {
	name: "alert_version.insert",
	sql: `insert into alert_version (${versionNames}) select ${versionValues} from ${row}`,
	conflict: "VERSION_CONFLICT",
	inserts: true,
};

/** A recall leaves nothing of what any version said. */
export const eraseVersions: Statement = {
	name: "alert_version.erase",
	sql: `update alert_version v set content = null, use_conditions = '{}' from jsonb_to_recordset($1::jsonb) as r(id uuid) where v.alert_id = r.id`,
	conflict: "VERSION_CONFLICT",
	anyCount: true,
};

export const toRow = (alert: AlertState): Record<string, unknown> => ({
	id: alert.id,
	version: alert.version,
	status: alert.status,
	kind: alert.kind,
	urgency: alert.urgency,
	countries: alert.countries,
	regions: alert.regions,
	content: alert.content,
	use_conditions: alert.handling.use.conditions,
	raised_at: alert.raisedAt,
	changed_at: alert.changedAt,
	raised_by_post: alert.raisedByPost,
	changed_by_post: alert.changedByPost,
	recall_reason: alert.recallReason,
	import_id: alert.importId,
	hub: alert.hub ?? null,
	...policyColumns(governed(alert)),
});

export type AlertRow = PolicyColumns & {
	id: string;
	version: number;
	status: "live" | "recalled";
	kind: AlertState["kind"];
	urgency: AlertState["urgency"];
	countries: string[];
	regions: string[];
	content: AlertState["content"];
	use_conditions: string[];
	raised_at: Date;
	changed_at: Date;
	raised_by_post: string;
	changed_by_post?: string;
	recall_reason: string | null;
	import_id: string | null;
	hub?: string | null;
};

export const fromRow = (row: AlertRow): AlertState => {
	const { originator, topic, ages, handling } = fromColumns("alert", row, row.use_conditions);
	return {
		id: row.id,
		version: row.version,
		status: row.status,
		kind: row.kind,
		urgency: row.urgency,
		topic,
		ages,
		countries: row.countries,
		regions: row.regions,
		content: row.content,
		handling,
		originator,
		raisedAt: row.raised_at.toISOString(),
		changedAt: row.changed_at.toISOString(),
		raisedByPost: row.raised_by_post,
		changedByPost: row.changed_by_post ?? row.raised_by_post,
		recallReason: row.recall_reason,
		importId: row.import_id,
		...(row.hub ? { hub: row.hub } : {}),
	};
};

/** As JSON brings it: times are strings. */
export const fromJson = (row: AlertRow): AlertState =>
	fromRow({
		...row,
		raised_at: new Date(row.raised_at),
		changed_at: new Date(row.changed_at),
	});

/** The alert exactly as it will be read back, to the order of its keys: who reads it may not tell where it came from. */
export const asStored = (alert: AlertState): AlertState =>
	fromJson({ ...(toRow(alert) as unknown as AlertRow), content: inJsonbOrder(alert.content) as AlertState["content"] });

/** PostgreSQL keeps the keys of a jsonb object by length, then by bytes. */
const inJsonbOrder = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(inJsonbOrder);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, inner]) => inner !== undefined)
			.map(([key, inner]) => [key, Buffer.from(key), inner] as const)
			.sort(([, a], [, b]) => a.length - b.length || a.compare(b))
			.map(([key, , inner]) => [key, inJsonbOrder(inner)]),
	);
};

/** Condition on an entry of the log: a change of an alert. */
export const alertEventTypes =
	"type in ('seamark.events.v1.AlertRaised', 'seamark.events.v1.AlertUpdated', 'seamark.events.v1.AlertRecalled')";

/**
 * The alert `a` as an entry `e` of the log left it, looked up by its key for each entry. Left to itself the planner takes the join on two
 * columns for one of next to no rows, or reads every alert there is for each page of the log.
 */
export const alertOfEntry = (conditions = "a.id = e.subject::uuid and a.version = e.version"): string =>
	`lateral (select * from alert a where ${conditions} offset 0) a`;

/** Columns of an alert as `fromRow` reads them; `a` is the table's alias. */
export const alertColumns = `a.id, a.version, a.status, a.kind, a.urgency, a.countries, a.regions, a.content, a.use_conditions, a.raised_at,
	a.changed_at, a.raised_by_post, a.recall_reason, a.import_id, a.hub, ${governedColumns("a")}`;

/** Runs reads as the principal: row-level security lets through what the policy allows for this action and no more. */
export const readAs = <T>(
	pool: Pool,
	who: Principal,
	action: Action,
	now: number,
	read: (tx: Tx) => Promise<T>,
): Promise<T> => transact(pool, read, principalSettings(who, action, now));

/** The alert, if the principal may do this to it; undefined alike for what is hidden and what does not exist. */
export const findAlert = async (tx: Tx, id: string): Promise<AlertState | undefined> => {
	const { rows } = await tx.query<AlertRow>({
		name: "alert.find",
		text: `select ${alertColumns} from alert a where a.id = $1`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

/** Those of the named alerts, or of an import and some besides, that the principal may do this to; oldest first. */
export const findAlerts = async (
	tx: Tx,
	selection: { ids: readonly string[] } | { importId: string },
	besides: readonly string[] = [],
): Promise<AlertState[]> => {
	const [ids, importId] = "ids" in selection ? [selection.ids, null] : [besides, selection.importId];
	const { rows } = await tx.query<AlertRow>(
		`select ${alertColumns} from alert a where a.id = any ($1::uuid[]) ${importId === null ? "" : "or a.import_id = $2"}
		order by a.raised_at, a.id`,
		importId === null ? [ids] : [ids, importId],
	);
	return rows.map(fromRow);
};
