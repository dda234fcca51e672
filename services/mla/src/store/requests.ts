import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Assistance, Contents, Question } from "@seamark/mla-rules";
import { type Copy, type Owed, type Side, type State, start } from "@seamark/mla-thread";

export type Offence = Question["offence"];

/** A request as one side has it. Times are RFC 3339. */
export type RequestRow = {
	id: string;
	agency: string;
	side: Side;
	requesting: string;
	requested: string;
	reference: string;
	otherReference: string | null;
	/** `draft`, or where the request is. */
	stage: "draft" | State["stage"];
	state: State;
	clocks: Partial<Record<string, number>>;
	delivered: number;
	diverged: NonNullable<Copy["diverged"]> | null;
	assistance: Assistance[];
	contents: Contents;
	offence: Offence;
	letter: string | null;
	draftedBy: string | null;
	createdAt: string;
	changedAt: string;
	/** When what it says was erased. */
	erasedAt: string | null;
	/** What both sides owe next; null in rows that were written before this was kept, until the service begins. */
	duties: Owed[] | null;
	/** The duty post of this side that has it on its desk. */
	post: string | null;
	version: number;
};

/** Whether it is the id of one of the rows that are written. */
export const oneOfRows = (id: string): string =>
	`${id} = any (array(select (row ->> 'id')::uuid from jsonb_array_elements($1::jsonb) as rows(row)))`;

const names = `id uuid, agency uuid, side text, requesting uuid, requested uuid, reference text, "otherReference" text, stage text,
	state jsonb, clocks jsonb, delivered integer, diverged jsonb, assistance text[], contents jsonb, offence jsonb, letter uuid,
	"draftedBy" uuid, "createdAt" timestamptz, "changedAt" timestamptz, "erasedAt" timestamptz, duties jsonb, post uuid, version integer`;

export const insertRequest: Statement = {
	name: "mla.insert-request",
	sql: `insert into mla_request (id, agency, side, requesting, requested, reference, other_reference, stage, state, clocks, delivered,
			diverged, assistance, contents, offence, letter, drafted_by, created_at, changed_at, erased_at, duties, post, version)
		select id, agency, side, requesting, requested, reference, "otherReference", stage, state, clocks, delivered, diverged, assistance,
			contents, offence, letter, "draftedBy", "createdAt", "changedAt", "erasedAt", duties, post, version
		from jsonb_to_recordset($1::jsonb) as r(${names})`,
	conflict: "CONFLICT",
	inserts: true,
};

/**
 * Everything that changes in a request; `version` is the new one. The ids are said once more, apart: of rows out of JSON PostgreSQL expects a
 * hundred, and reads the whole table for them.
 */
export const updateRequest: Statement = {
	name: "mla.update-request",
	sql: `update mla_request q set other_reference = r."otherReference", requested = r.requested, stage = r.stage, state = r.state,
			clocks = r.clocks, delivered = r.delivered, diverged = r.diverged, assistance = r.assistance, contents = r.contents,
			offence = r.offence, drafted_by = r."draftedBy", changed_at = r."changedAt", erased_at = r."erasedAt",
			duties = r.duties, post = r.post, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(${names})
		where q.agency = r.agency and q.id = r.id and q.version = r.version - 1 and ${oneOfRows("q.id")}`,
	conflict: "VERSION_CONFLICT",
};

export type StoredRequest = Omit<RequestRow, "createdAt" | "changedAt" | "erasedAt"> & {
	createdAt: Date;
	changedAt: Date;
	erasedAt: Date | null;
};
export const columns = `id, agency, side, requesting, requested, reference, other_reference as "otherReference", stage, state, clocks, delivered,
	diverged, assistance, contents, offence, letter, drafted_by as "draftedBy", created_at as "createdAt", changed_at as "changedAt", erased_at as "erasedAt",
	duties, post, version`;
export const fromRow = (row: StoredRequest): RequestRow => ({
	...row,
	// Rows of before lack the parts that came later.
	state: { ...start, ...row.state },
	createdAt: row.createdAt.toISOString(),
	changedAt: row.changedAt.toISOString(),
	erasedAt: row.erasedAt?.toISOString() ?? null,
});

/** The reader's own copy: row-level security lets no other through. */
export const findRequest = async (tx: Tx, id: string): Promise<RequestRow | undefined> => {
	const { rows } = await tx.query<StoredRequest>({
		name: "mla.find-request",
		text: `select ${columns} from mla_request where id = $1`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

export type Criteria = { stage?: string | undefined; side?: string | undefined; reference?: string | undefined };

/** Newest first, those that follow `after`. A reference is either side's number, whole. */
export const requestsAfter = async (
	tx: Tx,
	{ stage, side, reference }: Criteria,
	page: { after: string | undefined; limit: number },
): Promise<RequestRow[]> => {
	const { rows } = await tx.query<StoredRequest>({
		name: "mla.list-requests",
		text: `select ${columns} from mla_request
			where ($1::uuid is null or id < $1) and ($2::text is null or stage = $2) and ($3::text is null or side = $3)
				and ($4::text is null or reference = $4 or other_reference = $4)
			order by id desc limit $5`,
		values: [page.after ?? null, stage ?? null, side ?? null, reference ?? null, page.limit],
	});
	return rows.map(fromRow);
};
