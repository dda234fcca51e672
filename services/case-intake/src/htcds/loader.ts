import type { Actor } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Statement } from "@seamark/log";
import type { Deps } from "../deps.ts";
import { keyedId, pseudonymOf } from "../ids.ts";
import type { Job, Loader, Placed, RowFault } from "../import-records/types.ts";
import { toIdentity } from "./identity.ts";
import type { HtcdsPerson } from "./map.ts";
import { htcdsRows } from "./rows.ts";

const insertRecords = `insert into imported_record (import_id, agency, n, person_id, identity_id, fields, person)
	select $1, $2, r.n, r.person_id, r.identity_id, r.fields, r.person
	from jsonb_to_recordset($3::jsonb) as r(n int, person_id uuid, identity_id uuid, fields jsonb, person jsonb)`;

/** The persons are there all at once, when the whole file is. */
const insertPersons: Statement = {
	name: "person.insert_imported",
	sql: `insert into person (id, agency, import_id, identity_id, pseudonym, role, protected_as, identification, sex, age_from, age_to, age_band,
			nationality, exploitation_country, controls, purposes, created_at, changed_at, version)
		select i.person_id, i.agency, i.import_id, i.identity_id, p.pseudonym, p.role, p.protected_as, p.identification, p.sex, p.age_from, p.age_to,
			p.age_band, p.nationality, p.exploitation_country, p.controls, p.purposes, r.at, r.at, 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz)
		join imported_record i on i.import_id = r.id
		cross join lateral jsonb_to_record(i.person) as p(pseudonym text, role text, protected_as text[], identification text, sex text, age_from smallint,
			age_to smallint, age_band text, nationality text[], exploitation_country text, controls int, purposes int)`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** All persons of a file appear in one commit, which must not take longer than a statement may. */
const mostRecords = 200_000;

/** Calls to the vault at once. */
const sealing = 16;

/** HTCDS 2.0: one record is one person, who belongs to no case until somebody puts them into one. */
export const htcdsLoader = ({ context, vault }: Pick<Deps, "context" | "vault">): Loader<HtcdsPerson> => {
	const today = new Date(context.now()).toISOString().slice(0, 10);
	/**
	 * From the import and the row, so that a batch that is prepared again after a crash makes nothing twice: the import's part follows
	 * from the hub's key, the rest is the row's number.
	 */
	const parts = new Map<string, string>();
	const idOf = (job: Job, n: number, what: "person" | "identity"): string => {
		const name = `htcds ${what} ${job.id}`;
		const part = parts.get(name) ?? keyedId(context.hubKey, name).slice(0, -8);
		parts.set(name, part);
		return part + n.toString(16).padStart(8, "0");
	};

	const toRow = (job: Job, { n, row }: Placed<HtcdsPerson>) => {
		const personId = idOf(job, n, "person");
		return {
			n,
			person_id: personId,
			identity_id: Object.keys(row.identity).length > 0 ? idOf(job, n, "identity") : null,
			fields: row.kept,
			person: {
				...row.columns,
				// What the law shields the person as outlasts the role.
				protected_as: row.columns.role === "victim" ? ["victim"] : [],
				age_from: row.age?.from ?? null,
				age_to: row.age?.to ?? null,
				age_band: row.ageBand,
				exploitation_country: row.exploitationCountry,
				pseudonym: pseudonymOf(personId),
			},
		};
	};

	const prepare = async (job: Job, actor: Actor, rows: readonly Placed<HtcdsPerson>[]) => {
		const failed: { n: number; fault: RowFault }[] = [];
		const waiting = rows.filter(({ row }) => Object.keys(row.identity).length > 0);
		let next = 0;
		const work = async () => {
			for (let one = waiting[next++]; one !== undefined; one = waiting[next++]) {
				const fault = await seal(job, actor, one);
				if (fault !== undefined) failed.push({ n: one.n, fault: { column: "", reason: fault } });
			}
		};
		await Promise.all(Array.from({ length: sealing }, work));
		return failed;
	};

	/** Why it could not be sealed, where that is the row's own fault. */
	const seal = async (job: Job, actor: Actor, { n, row }: Placed<HtcdsPerson>): Promise<string | undefined> => {
		const identity = toIdentity(row.identity);
		if ("fault" in identity) return identity.fault;
		const { sex, nationality } = row.columns;
		try {
			await vault.seal({
				actor,
				identityId: idOf(job, n, "identity"),
				caseId: job.id,
				identity,
				facts: { sex, nationality },
			});
			return undefined;
		} catch (error) {
			if (error instanceof HubError && error.code === "VALIDATION")
				return "holds an identity that the vault does not take";
			throw error;
		}
	};

	return {
		mostRows: mostRecords,
		...htcdsRows(today),
		prepare,
		write: (tx, job, rows) => [
			tx.query({
				name: "imported_record.insert",
				text: insertRecords,
				values: [job.id, job.agency, JSON.stringify(rows.map((placed) => toRow(job, placed)))],
			}),
		],
		finish: ({ id }, at) => [{ statement: insertPersons, row: { id, at } }],
	};
};
