import type { AuditEntry } from "@seamark/audit-chain";
import type { DecodedEvent } from "@seamark/contracts";
import { type Pool, type Tx, transact } from "@seamark/db";
import { plainText, readEvent } from "../record-events/classify.ts";
import { readEntries } from "./chain.ts";
import { deriveDeliveries } from "./deliveries.ts";

/** Brings the derived tables up to entries that were just appended. Events of one source may come out of each other's order. */
export const derive = async (tx: Tx, entries: readonly AuditEntry[]): Promise<void> => {
	const read = entries.map((entry) => ({ entry, event: readEvent(entry) }));
	await deriveRecords(tx, entries);
	const owned = read
		.flatMap(({ event }) => ownedBy(event))
		.map(({ id, agency }) => ({
			id: plainText(id),
			agency: plainText(agency),
		}));
	await deriveOwners(tx, owned);
	const concerned = read.flatMap(({ entry, event }) =>
		[
			entry.agency,
			event?.name === "DirectoryChanged" || event?.name === "TokenRefused" ? plainText(event.payload.agencyId) : "",
		].map((agency) => ({
			agency,
			seq: entry.seq,
		})),
	);
	await deriveParties(
		tx,
		concerned.filter((one) => one.agency !== ""),
		entries,
		owned.map((one) => one.id),
	);
	await deriveDeliveries(tx, entries);
};

/** Records that an event brings into being, and whose they are. */
const ownedBy = (event: DecodedEvent | undefined): { id: string; agency: string }[] => {
	switch (event?.name) {
		case "AlertRaised":
			return event.payload.governed
				? [{ id: event.payload.alertId, agency: event.payload.governed.originatorAgency }]
				: [];
		case "ReportReceived":
			return [{ id: event.payload.reportId, agency: event.payload.agencyId }];
		case "CaseOpened":
			return [{ id: event.payload.caseId, agency: event.payload.actor?.agencyId ?? "" }];
		case "PersonAdded":
			return [{ id: event.payload.personId, agency: event.payload.actor?.agencyId ?? "" }];
		default:
			return [];
	}
};

const deriveRecords = async (tx: Tx, entries: readonly AuditEntry[]) => {
	const { ids, seqs } = recordsOf(entries);
	if (ids.length === 0) return;
	await tx.query("insert into entry_record select * from unnest($1::text[], $2::bigint[])", [ids, seqs]);
};

const recordsOf = (entries: readonly AuditEntry[]) => ({
	ids: entries.flatMap((entry) => entry.recordIds),
	seqs: entries.flatMap((entry) => entry.recordIds.map(() => entry.seq)),
});

const deriveOwners = async (tx: Tx, owned: readonly { id: string; agency: string }[]) => {
	if (owned.length === 0) return;
	await tx.query("insert into record_owner select * from unnest($1::text[], $2::text[]) on conflict do nothing", [
		owned.map((one) => one.id),
		owned.map((one) => one.agency),
	]);
};

const deriveParties = async (
	tx: Tx,
	concerned: readonly { agency: string; seq: number }[],
	entries: readonly AuditEntry[],
	newlyOwned: readonly string[],
) => {
	const { ids, seqs } = recordsOf(entries);
	// The last part: an entry on a record may have come before the one that tells whose record it is. Each record is looked up
	// by itself: left to choose, the planner reads whole tables for every batch as long as they are small, and for longer.
	await tx.query(
		`insert into entry_party
			select * from unnest($1::text[], $2::bigint[])
			union select owner.agency, touched.seq
			from unnest($3::text[], $4::bigint[]) as touched(record_id, seq)
				cross join lateral (select agency from record_owner where record_id = touched.record_id offset 0) owner
			union select owner.agency, earlier.seq
			from unnest($5::text[]) as owned(record_id)
				cross join lateral (select agency from record_owner where record_id = owned.record_id offset 0) owner
				cross join lateral (select seq from entry_record where record_id = owned.record_id offset 0) earlier
		on conflict do nothing`,
		[concerned.map((one) => one.agency), concerned.map((one) => one.seq), ids, seqs, newlyOwned],
	);
};

/** Makes the derived tables again from the entries, in one transaction. For an operator who no longer trusts them. */
export const rebuildDerived = (pool: Pool, page = 1_000): Promise<number> =>
	transact(pool, async (tx) => {
		await tx.query("set local statement_timeout = 0; select 1 from chain_head for update");
		for (const table of ["delivery", "delivery_progress", "entry_party", "record_owner", "entry_record"])
			await tx.query(`delete from ${table}`);
		let last = 0;
		for (;;) {
			const entries = await readEntries(tx, last, page);
			if (entries.length === 0) return last;
			await derive(tx, entries);
			last = entries.at(-1)?.seq ?? last;
		}
	});
