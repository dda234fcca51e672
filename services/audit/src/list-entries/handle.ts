import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { cursorSeal } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import { accessed } from "../events.ts";
import { allEntries, entriesOf, type Filter, type ListedEntry } from "../store/entries.ts";
import type { EntriesPage, Entry } from "./schema.ts";

/** What was done, newest first: by and to the caller's agency, or all of it for who may verify the audit. */
export const listEntries = async (
	context: Pick<ServiceContext, "pool" | "committer" | "hubKey">,
	session: Session,
	o: Filter & { of: "own" | "all"; cursor: string | undefined; limit: number },
): Promise<EntriesPage> => {
	const { agency, scopes } = session.principal();
	if (o.of === "all" && !scopes.includes("audit:verify"))
		throw new HubError("FORBIDDEN", {
			detail: "Reading everybody's entries needs the scope audit:verify, which this token does not carry.",
		});
	const seal = cursorSeal(context.hubKey, `audit entries ${agency} ${o.of}`);
	const before = o.cursor === undefined ? Number.POSITIVE_INFINITY : seal.open(o.cursor);
	const rows =
		o.of === "all"
			? await allEntries(context.pool, o, before, o.limit + 1)
			: await entriesOf(context.pool, agency, o, before, o.limit + 1);
	const page = rows.slice(0, o.limit);
	const last = rows.length > o.limit ? page.at(-1) : undefined;
	const query = `entries of=${o.of} action=${o.actions.join(",")} from=${o.from ?? ""} until=${o.until ?? ""}`;
	await context.committer.commit(accessed(session, { record: "audit-entry", recordIds: [], query, found: true }));
	return { entries: page.map(toEntry), ...(last ? { cursor: seal.seal(last.seq) } : {}) };
};

const toEntry = (row: ListedEntry): Entry => ({
	entry: row.eventId,
	time: row.time.toISOString(),
	source: row.source,
	event: row.type.replace(/^seamark\.events\.v1\./, ""),
	action: row.action,
	agency: row.agency,
	post: row.post,
	officer: row.officer,
	purpose: row.purpose,
	record: row.record,
	recordIds: row.recordIds,
});
