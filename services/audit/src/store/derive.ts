import type { AuditEntry } from "@seamark/audit-chain";
import type { EventPayload } from "@seamark/contracts";
import { type Pool, type Tx, transact } from "@seamark/db";
import { plainText, readEvent } from "../record-events/classify.ts";
import { readEntries } from "./chain.ts";

/** Brings the derived tables up to entries that were just appended. Events of one source may come out of each other's order. */
export const derive = async (tx: Tx, entries: readonly AuditEntry[]): Promise<void> => {
	const read = entries.map((entry) => ({ entry, event: readEvent(entry) }));
	await deriveRecords(tx, entries);
	const owned = read.flatMap(({ event }) =>
		event?.name === "AlertRaised" && event.payload.governed
			? [{ id: plainText(event.payload.alertId), agency: plainText(event.payload.governed.originatorAgency) }]
			: [],
	);
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
	for (const { entry, event } of read) {
		if (event?.name === "DeliveryOpened") await openDelivery(tx, entry, event.payload);
		if (event?.name === "DeliveryProgressed") await progressDeliveries(tx, entry, event.payload);
		if (event?.name === "DeliveryClosed") await closeDelivery(tx, event.payload);
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
	// The last part: an entry on a record may have come before the one that tells whose record it is.
	await tx.query(
		`insert into entry_party
			select * from unnest($1::text[], $2::bigint[])
			union select owner.agency, touched.seq
			from unnest($3::text[], $4::bigint[]) as touched(record_id, seq) join record_owner owner using (record_id)
			union select owner.agency, earlier.seq
			from record_owner owner join entry_record earlier using (record_id) where record_id = any($5::text[])
		on conflict do nothing`,
		[concerned.map((one) => one.agency), concerned.map((one) => one.seq), ids, seqs, newlyOwned],
	);
};

const openDelivery = async (tx: Tx, entry: AuditEntry, opened: EventPayload<"DeliveryOpened">) => {
	await tx.query(
		`insert into delivery (stream_id, instance_id, opened_seq, opened_position, from_position, certain_position)
		values ($1, $2, $3, $4, $5, $5)
		on conflict (stream_id) do update set instance_id = excluded.instance_id, opened_seq = excluded.opened_seq,
			opened_position = excluded.opened_position, from_position = excluded.from_position,
			certain_position = greatest(delivery.certain_position, excluded.certain_position)
		where delivery.opened_seq is null`,
		[plainText(opened.streamId), plainText(opened.instanceId), entry.seq, entry.position, opened.fromPosition],
	);
};

const progressDeliveries = async (tx: Tx, entry: AuditEntry, progressed: EventPayload<"DeliveryProgressed">) => {
	const streams = progressed.ranges.map((range) => plainText(range.streamId));
	if (streams.length > 0)
		await tx.query(
			`insert into delivery (stream_id, certain_position)
			select stream_id, max(position) from unnest($1::text[], $2::bigint[]) as moved(stream_id, position) group by stream_id
			on conflict (stream_id) do update set certain_position = greatest(delivery.certain_position, excluded.certain_position)`,
			[streams, progressed.ranges.map((range) => range.toPosition)],
		);
	if (progressed.instanceId !== "" && progressed.toPosition > 0)
		// Only streams that were open at that moment of the producer's log.
		await tx.query(
			`update delivery set certain_position = $2
			where instance_id = $1 and to_position is null and opened_position < $3 and certain_position < $2 and stream_id <> all($4::text[])`,
			[plainText(progressed.instanceId), progressed.toPosition, entry.position, streams],
		);
};

const closeDelivery = async (tx: Tx, closed: EventPayload<"DeliveryClosed">) => {
	await tx.query(
		`insert into delivery (stream_id, to_position, uncertain, certain_position)
		values ($1, $2::bigint, $3, case when $3 then 0 else $2::bigint end)
		on conflict (stream_id) do update set to_position = excluded.to_position, uncertain = excluded.uncertain,
			certain_position = greatest(delivery.certain_position, excluded.certain_position)
		where delivery.to_position is null`,
		[plainText(closed.streamId), closed.toPosition, closed.uncertain],
	);
};

/** Makes the derived tables again from the entries, in one transaction. For an operator who no longer trusts them. */
export const rebuildDerived = (pool: Pool, page = 1_000): Promise<number> =>
	transact(pool, async (tx) => {
		await tx.query("set local statement_timeout = 0; select 1 from chain_head for update");
		for (const table of ["delivery", "entry_party", "record_owner", "entry_record"])
			await tx.query(`delete from ${table}`);
		let last = 0;
		for (;;) {
			const entries = await readEntries(tx, last, page);
			if (entries.length === 0) return last;
			await derive(tx, entries);
			last = entries.at(-1)?.seq ?? last;
		}
	});
