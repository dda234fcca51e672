import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";

/** A case of its own agency that a request is about. Times are RFC 3339. */
export type CitedCase = {
	agency: string;
	request: string;
	caseId: string;
	reference: string;
	citedBy: string;
	citedAt: string;
};

export const insertCitedCase: Statement = {
	name: "mla.insert-case",
	sql: `insert into mla_case (agency, request, case_id, reference, cited_by, cited_at)
		select agency, request, "caseId", reference, "citedBy", "citedAt"
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, request uuid, "caseId" uuid, reference text, "citedBy" uuid, "citedAt" timestamptz)
		on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const citedCases = async (tx: Tx, request: string): Promise<CitedCase[]> => {
	const { rows } = await tx.query<Omit<CitedCase, "citedAt"> & { citedAt: Date }>({
		name: "mla.cases",
		text: `select agency, request, case_id as "caseId", reference, cited_by as "citedBy", cited_at as "citedAt"
			from mla_case where request = $1 order by cited_at, case_id`,
		values: [request],
	});
	return rows.map((row) => ({ ...row, citedAt: row.citedAt.toISOString() }));
};
