import type { Tx } from "@seamark/db";

/** Open cases of the reading agency with one of these things, given as kind and comparable form: `vessel ABC`. */
export const casesWithKeys = async (
	tx: Tx,
	keys: readonly string[],
): Promise<{ id: string; reference: string; shares: string[] }[]> => {
	if (keys.length === 0) return [];
	const pairs = keys.map((key) => [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)]);
	const { rows } = await tx.query<{ id: string; reference: string; shares: string[] }>(
		`select c.id, c.reference, array_agg(distinct 'same ' || e.kind order by 'same ' || e.kind) as shares
		from unnest($1::text[], $2::text[]) as k(kind, key) join entity e on e.kind = k.kind and e.key = k.key
			join case_entity l on l.entity_id = e.id join intake_case c on c.id = l.case_id
		where c.status = 'open'
		group by c.id, c.reference order by c.reference desc limit 20`,
		[pairs.map(([kind]) => kind), pairs.map(([, key]) => key)],
	);
	return rows;
};

/** Things of a case with what they are in it, without those that the agency has as a protected person's in any case. */
export const thingsOf = async (tx: Tx, caseId: string): Promise<{ kind: string; value: string; role: string }[]> => {
	const { rows } = await tx.query<{ kind: string; value: string; role: string }>(
		`select e.kind, l.value, l.role from case_entity l join entity e on e.id = l.entity_id
		where l.case_id = $1 and not exists (select 1 from entity o join case_entity ol on ol.entity_id = o.id
			where o.key = e.key and ol.role = 'ofProtectedPerson')
			and not seamark.is_protected(e.agency, e.digests)
		order by e.kind, e.key, l.role limit 500`,
		[caseId],
	);
	return rows;
};
