import { type AuditEntry, chainEntries } from "@seamark/audit-chain";
import type { DecodedEvent } from "@seamark/contracts";
import { allDone } from "@seamark/db";
import type { Effect } from "@seamark/events";
import type { LogEvent } from "@seamark/log";
import { withoutText } from "../redact-entries/decide.ts";
import { insertEntries, lockHead, moveHead, unrecorded } from "../store/chain.ts";
import { derive } from "../store/derive.ts";
import { classify, readEvent } from "./classify.ts";

/**
 * The effect of a source's events: each becomes the next entry of the chain, in the transaction that moves the cursor.
 * It refuses no event for what is in it, since what cannot be understood is evidence too.
 */
export const recordEvents =
	(source: string, onRecorded: (entries: readonly AuditEntry[]) => void = () => undefined): Effect =>
	async (tx, events) => {
		const [head, fresh] = await allDone([lockHead(tx), unrecorded(tx, source, events)]);
		if (fresh.length === 0) return;
		// Each is decoded once, for the entry and for everything that is derived from it.
		const decoded = fresh.map(readEvent);
		const chained = chainEntries(
			head,
			fresh.map((event, n) => entryOf(source, event, decoded[n])),
		);
		const told = chained.entries.map((entry, n) => ({ entry, event: decoded[n] }));
		// None needs the answer of another, so they leave together.
		await allDone([insertEntries(tx, chained.entries), moveHead(tx, chained.head), derive(tx, told)]);
		onRecorded(chained.entries);
	};

const entryOf = (source: string, event: LogEvent, decoded: DecodedEvent | undefined) => ({
	source,
	position: event.position,
	eventId: event.id,
	type: event.type,
	time: new Date(event.time).toISOString(),
	...classify(decoded),
	// Kafka, or a service of an earlier release, may still bring events with text of people: none comes into the chain.
	data: withoutText(event).data,
});
