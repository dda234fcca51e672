import { type AuditEntry, chainEntries } from "@seamark/audit-chain";
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
		const chained = chainEntries(
			head,
			fresh.map((event) => entryOf(source, event)),
		);
		// None needs the answer of another, so they leave together.
		await allDone([insertEntries(tx, chained.entries), moveHead(tx, chained.head), derive(tx, chained.entries)]);
		onRecorded(chained.entries);
	};

const entryOf = (source: string, event: LogEvent) => ({
	source,
	position: event.position,
	eventId: event.id,
	type: event.type,
	time: new Date(event.time).toISOString(),
	...classify(readEvent(event)),
	// Kafka, or a service of an earlier release, may still bring events with text of people: none comes into the chain.
	data: withoutText(event).data,
});
