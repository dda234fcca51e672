import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";
import type { FieldRecord, FieldType } from "../codes/fields.ts";

/** A field of an agency's own, at one version. */
export type FieldDefinition = {
	/** Of this version. */
	id: string;
	record: FieldRecord;
	name: string;
	type: FieldType;
	/** For people. */
	label: string;
	/** Of a code; empty for other types. */
	choices: readonly string[];
	/** From 1; each change is one more. */
	version: number;
	status: "active" | "retired";
	/** RFC 3339. */
	definedAt: string;
	byPost: string;
};

/** The next version; of two at once, one is refused. */
export const insertField: Statement = {
	name: "field_definition.insert",
	sql: `insert into field_definition (id, agency, record, name, type, label, choices, version, status, defined_at, by_post)
		select id, agency, record, name, type, label, choices, version, status, defined_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, record text, name text, type text, label text, choices text[],
			version int, status text, defined_at timestamptz, by_post uuid)
		on conflict do nothing`,
	conflict: "VERSION_CONFLICT",
};

export const toFieldRow = (field: FieldDefinition, agency: string): Record<string, unknown> => ({
	id: field.id,
	agency,
	record: field.record,
	name: field.name,
	type: field.type,
	label: field.label,
	choices: field.choices,
	version: field.version,
	status: field.status,
	defined_at: field.definedAt,
	by_post: field.byPost,
});

/** Every field of the agency as it is now, retired ones too. */
export const fieldsOf = async (tx: Tx, agency: string, record?: FieldRecord): Promise<FieldDefinition[]> => {
	const { rows } = await tx.query<Omit<FieldDefinition, "definedAt"> & { definedAt: Date }>(
		`select distinct on (record, name) id, record, name, type, label, choices, version, status, defined_at as "definedAt",
			by_post as "byPost" from field_definition
		where agency = $1 and ($2::text is null or record = $2) order by record, name, version desc`,
		[agency, record ?? null],
	);
	return rows.map((row) => ({ ...row, definedAt: row.definedAt.toISOString() }));
};

/** The same for anyone who administers the agency, who may hold no scope that reaches cases: definitions hold nobody's data. */
export const definedFields = (pool: Pool, agency: string, record: FieldRecord): Promise<FieldDefinition[]> =>
	transact(pool, (tx) => fieldsOf(tx, agency, record), writerSettings([agency]));
