import type { Tx } from "@seamark/db";
import type { Sex } from "../codes/persons.ts";
import type { Role } from "../persons/person/state.ts";
import { makePersons } from "./imported.ts";

/** A record that an identity of the vault belongs to: of a person, or of a report that still waits. */
export type Namesake = {
	personId: string | null;
	pseudonym: string | null;
	caseId: string | null;
	caseReference: string | null;
	/** Set instead of the person where the identity is in a waiting report. */
	reportId: string | null;
	roles: Role[] | null;
	sex: Sex | null;
	age: { from: number | null; to: number | null } | null;
	version: number | null;
};

type Row = {
	identity_id: string;
	person_id: string | null;
	pseudonym: string | null;
	case_id: string | null;
	reference: string | null;
	report_id: string | null;
	roles: Role[] | null;
	sex: Sex | null;
	age_from: number | null;
	age_to: number | null;
	version: number | null;
};

// A person that was merged is the one that was kept, which may itself have been merged since.
const find = `with recursive named (identity_id, person_id, depth) as (
		select identity_id, id, 0 from person where identity_id = any ($1::uuid[])
		union all
		select named.identity_id, person.merged_into, depth + 1 from named join person on person.id = named.person_id
		where person.merged_into is not null and depth < 20)
	select named.identity_id, p.id as person_id, p.pseudonym, p.case_id, c.reference, null::uuid as report_id, p.roles, p.sex, p.age_from,
		p.age_to, p.version
	from named join person p on p.id = named.person_id and p.merged_into is null left join intake_case c on c.id = p.case_id
	union all
	select (one ->> 'identityId')::uuid, null, null, null, null, r.id, null, null, null, null, null
	from report r, jsonb_array_elements(r.content -> 'persons') one
	where r.status = 'waiting' and one ->> 'identityId' = any ($1::uuid[]::text[])`;

/** The records behind identities, as far as they are the reading agency's; by identity. */
export const namesakesOf = async (tx: Tx, identityIds: readonly string[]): Promise<Map<string, Namesake>> => {
	await makePersons(tx, "identities", identityIds);
	const { rows } = await tx.query<Row>({ name: "person.namesakes", text: find, values: [identityIds] });
	return new Map(
		rows.map((row) => [
			row.identity_id,
			{
				personId: row.person_id,
				pseudonym: row.pseudonym,
				caseId: row.case_id,
				caseReference: row.reference,
				reportId: row.report_id,
				roles: row.roles,
				sex: row.sex,
				age: row.age_from === null && row.age_to === null ? null : { from: row.age_from, to: row.age_to },
				version: row.version,
			},
		]),
	);
};
