import type { Tx } from "@seamark/db";

/** Open cases of the reading agency with one of these things, given as kind and comparable form: `vessel ABC`. */
export const casesWithKeys = async (
	tx: Tx,
	keys: readonly string[],
): Promise<{ id: string; reference: string; shares: string[] }[]> => {
	if (keys.length === 0) return [];
	const { rows } = await tx.query<{ id: string; reference: string; shares: string[] }>(
		`select c.id, c.reference, array_agg(distinct 'same ' || e.kind order by 'same ' || e.kind) as shares
		from entity e join case_entity l on l.entity_id = e.id join intake_case c on c.id = l.case_id
		where e.kind || ' ' || e.key = any ($1::text[]) and c.status = 'open'
		group by c.id, c.reference order by c.reference desc limit 20`,
		[keys],
	);
	return rows;
};

/** Things of a case with what they are in it. */
export const thingsOf = async (tx: Tx, caseId: string): Promise<{ kind: string; value: string; role: string }[]> => {
	const { rows } = await tx.query<{ kind: string; value: string; role: string }>(
		`select e.kind, e.value, l.role from case_entity l join entity e on e.id = l.entity_id
		where l.case_id = $1 order by e.kind, e.key, l.role limit 500`,
		[caseId],
	);
	return rows;
};
