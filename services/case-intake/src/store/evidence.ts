import type { Tx } from "@seamark/db";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Those of the ids that are of a note, a file, a thing or a report of the case. */
export const recordsOfCase = async (
	tx: Tx,
	caseId: string | null,
	ids: readonly string[],
): Promise<ReadonlySet<string>> => {
	const asked = ids.filter((id) => uuid.test(id));
	if (caseId === null || asked.length === 0) return new Set();
	const { rows } = await tx.query<{ id: string }>(
		`select id from note where case_id = $1 and id = any ($2::uuid[])
		union select note_id from note where case_id = $1 and note_id = any ($2::uuid[])
		union select id from attachment where case_id = $1 and id = any ($2::uuid[])
		union select entity_id from case_entity where case_id = $1 and entity_id = any ($2::uuid[])
		union select id from report where case_id = $1 and id = any ($2::uuid[])`,
		[caseId, asked],
	);
	return new Set(rows.map(({ id }) => id));
};
