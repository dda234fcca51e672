import { withoutRemoved } from "@seamark/contracts";
import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { LogEvent, Page } from "./types.ts";
import type { Wake } from "./wake.ts";

type Row = {
	head: number;
	expired: number;
	log_id: string;
	position: number | null;
	id: string;
	type: string;
	subject: string;
	time: Date;
	traceparent: string;
	data: Buffer;
};

// A page is held to a number of bytes too, since 500 large events would pass the limit of a gRPC message; one entry always
// fits. The length of a stored value is known without reading it.
const readAfter = `select h.position as head, h.expired, h.log_id, e.position, e.id, e.type, e.subject, e.time, e.traceparent, e.data
	from seamark.log_head h left join lateral (
		select * from (
			select n.*, sum(octet_length(data)) over (order by position) - octet_length(data) as bytes_before
			from (select * from seamark.log_entry where position > $1 order by position limit $2) n) sized
		where bytes_before < ${1024 * 1024} order by position) e on true`;

/**
 * Reads the entries after a position, oldest first, at most `limit` and about a megabyte; the end is reached when the last
 * position is the head. `logId` is the log that the cursor came from, empty on first contact.
 * Throws CURSOR_FOREIGN, CURSOR_IN_FUTURE or CURSOR_EXPIRED.
 */
export const readLog = async (pool: Pool, after: number, limit: number, logId = ""): Promise<Page> => {
	const { rows } = await pool.query<Row>({ name: "seamark.read", text: readAfter, values: [after, limit] });
	const first = rows[0];
	if (!first) throw new Error("The log has no head row; the database was not migrated.");
	if (logId !== "" && logId !== first.log_id) throw new HubError("CURSOR_FOREIGN");
	if (after > first.head) throw new HubError("CURSOR_IN_FUTURE");
	if (after < first.expired) throw new HubError("CURSOR_EXPIRED");
	return { events: rows.filter((row) => row.position !== null).map(toEvent), head: first.head, logId: first.log_id };
};

/** As `readLog`, for those who follow: what this process committed itself comes from memory. */
export const readNext = async (
	{ pool, wake }: { pool: Pool; wake: Wake },
	after: number,
	limit: number,
	/** The log that the cursor came from, as an earlier page named it. */
	logId: string,
): Promise<Page> => {
	const recent = wake.recent(after, limit, logId);
	if (recent) return { ...recent, logId };
	const page = await readLog(pool, after, limit, logId);
	wake.seen(page.head, page.logId);
	return page;
};

/** No matter what is in the table, text of people that an earlier release put into an event leaves the log by no way. */
const toEvent = (row: Row): LogEvent => ({
	position: row.position as number,
	id: row.id,
	type: row.type,
	subject: row.subject,
	time: row.time.toISOString(),
	traceparent: row.traceparent,
	data: withoutRemoved(row),
});
