import type { DecodedEvent } from "@seamark/contracts";
import { allDone, type Pool, type Tx, transact } from "@seamark/db";
import { plainText, readEvent } from "../record-events/classify.ts";
import { readEntries } from "./chain.ts";
import { deriveDeliveries, type Told } from "./deliveries.ts";

/** Brings the derived tables up to entries that were just appended. Events of one source may come out of each other's order. */
export const derive = async (tx: Tx, told: readonly Told[]): Promise<void> => {
	const owned = told.flatMap(({ event }) =>
		ownedBy(event).map(({ id, agency }) => ({ id: plainText(id), agency: plainText(agency) })),
	);
	const concerned = told.flatMap(({ entry, event }) =>
		[
			entry.agency,
			event?.name === "DirectoryChanged" || event?.name === "TokenRefused" ? plainText(event.payload.agencyId) : "",
		].flatMap((agency) => (agency === "" ? [] : { agency, seq: entry.seq })),
	);
	const touched = told.flatMap(({ entry: { seq, recordIds } }) => recordIds.map((id) => ({ id, seq })));
	// Sent together and done in this order: whose records they are is looked up in what the two before have written.
	await allDone([
		deriveRecords(tx, touched),
		deriveOwners(tx, owned),
		deriveParties(tx, { concerned, touched, owned }),
		deriveDeliveries(tx, told),
	]);
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
		// From now on another agency may open it: its own finds each opening, and each attempt.
		case "IdentityReleased":
			return [event.payload.identityId, event.payload.releaseId].map((id) => ({
				id,
				agency: event.payload.actor?.agencyId ?? "",
			}));
		default:
			return [];
	}
};

type Owned = { id: string; agency: string };
type Touched = { id: string; seq: number };

const deriveRecords = async (tx: Tx, touched: readonly Touched[]) => {
	if (touched.length === 0) return;
	await tx.query({
		name: "audit.records",
		text: "insert into entry_record select * from unnest($1::text[], $2::bigint[])",
		values: [touched.map((one) => one.id), touched.map((one) => one.seq)],
	});
};

const deriveOwners = async (tx: Tx, owned: readonly Owned[]) => {
	if (owned.length === 0) return;
	await tx.query({
		name: "audit.owners",
		text: "insert into record_owner select * from unnest($1::text[], $2::text[]) on conflict do nothing",
		values: [owned.map((one) => one.id), owned.map((one) => one.agency)],
	});
};

const deriveParties = async (
	tx: Tx,
	o: { concerned: readonly { agency: string; seq: number }[]; touched: readonly Touched[]; owned: readonly Owned[] },
) => {
	// The last part: an entry on a record may have come before the one that tells whose record it is. It finds all entries on
	// the record, those that come with it too, so nobody looks for these twice. Each record is looked up by itself: left to choose, the planner reads whole tables for every batch as long as they are small, and for longer.
	const told = new Set(o.owned.map(({ id }) => id));
	const others = o.touched.filter(({ id }) => !told.has(id));
	await tx.query({
		name: "audit.parties",
		text: `insert into entry_party
			select * from unnest($1::text[], $2::bigint[])
			union select owner.agency, touched.seq
			from unnest($3::text[], $4::bigint[]) as touched(record_id, seq)
				cross join lateral (select agency from record_owner where record_id = touched.record_id offset 0) owner
			union select owner.agency, earlier.seq
			from unnest($5::text[]) as owned(record_id)
				cross join lateral (select agency from record_owner where record_id = owned.record_id offset 0) owner
				cross join lateral (select seq from entry_record where record_id = owned.record_id offset 0) earlier
		on conflict do nothing`,
		values: [
			o.concerned.map((one) => one.agency),
			o.concerned.map((one) => one.seq),
			others.map((one) => one.id),
			others.map((one) => one.seq),
			o.owned.map((one) => one.id),
		],
	});
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
			await derive(
				tx,
				entries.map((entry) => ({ entry, event: readEvent(entry) })),
			);
			last = entries.at(-1)?.seq ?? last;
		}
	});
