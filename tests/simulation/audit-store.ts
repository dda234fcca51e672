import { type AuditEntry, type ChainLink, entryBytes, type Head } from "@seamark/audit-chain";
import type { Seeded } from "../support/seeded.ts";
import type { Planted } from "./alerts-store.ts";
import { type Answer, type ModelTx, openLocks, openModelPool, type Result, type Weather } from "./pool.ts";
import type { VirtualTime } from "./time.ts";

type Cursor = { partition: number; log_id: string; position: number; transport_offset: number | null };
type Stored = AuditEntry & { previousHash: string; hash: string };

/** The columns of an entry, in the order in which the service hands them over. */
const columnNames = [
	...["seq", "source", "position", "eventId", "type", "time", "agency", "post", "officer", "purpose", "action"],
	...["record", "recordIds", "data", "previousHash", "hash"],
];
const storedOf = (row: Record<string, unknown>): Stored => {
	const recordIds = JSON.parse(String(row.recordIds).replace(/^\{/, "[").replace(/\}$/, "]"));
	const hex = (bytes: unknown) => (bytes as Buffer).toString("hex");
	return { ...row, recordIds, previousHash: hex(row.previousHash), hash: hex(row.hash) } as Stored;
};

/** The audit's database, as far as its consumers ask for it. What is derived from the chain is left out. */
export const openAuditStore = (o: { time: VirtualTime; weather: Weather; planted: Planted }) => {
	const cursors = new Map<number, Cursor>();
	const entries: Stored[] = [];
	/** Positions in the order in which their effects were committed. */
	const effects: number[] = [];
	const locks = openLocks();
	let head: { seq: number; hash: Buffer } = { seq: 0, hash: Buffer.alloc(32) };

	const hold = async (tx: ModelTx, partitions: readonly number[]) => {
		for (const partition of partitions) await locks.take(tx, `cursor ${partition}`);
		return { rows: partitions.flatMap((partition) => cursors.get(partition) ?? []).map((row) => ({ ...row })) };
	};
	const later = (tx: ModelTx, write: () => void) => {
		// The planted bug: the effect stays when the transaction that moves the cursor does not.
		if (o.planted === "torn-effect") write();
		else tx.writes.push(write);
	};
	const insert = (tx: ModelTx, columns: readonly (readonly unknown[])[]) => {
		const rows = (columns[0] ?? []).map((_, n) =>
			storedOf(Object.fromEntries(columnNames.map((name, at) => [name, columns[at]?.[n]]))),
		);
		later(tx, () => void entries.push(...rows));
	};
	const move = (tx: ModelTx, [, , partition, logId, position, offset]: readonly unknown[]) =>
		tx.writes.push(() => {
			const row = cursors.get(partition as number);
			if (!row) return;
			row.log_id = logId as string;
			row.position = Math.max(row.position, position as number);
			if (offset !== null) row.transport_offset = Math.max(row.transport_offset ?? -1, offset as number);
		});

	const nothing: Result = { rows: [] };
	/** By how a statement's name or text begins. */
	const answers: Record<string, (values: readonly unknown[], tx: ModelTx) => Result | Promise<Result>> = {
		"insert into seamark.cursor": ([, , partition]) => {
			const key = partition as number;
			if (!cursors.has(key)) cursors.set(key, { partition: key, log_id: "", position: 0, transport_offset: null });
			return nothing;
		},
		"select log_id": ([, , partition]) => ({ rows: [{ ...cursors.get(partition as number) }] }),
		"seamark.hold-all": (_values, tx) =>
			hold(
				tx,
				[...cursors.keys()].sort((a, b) => a - b),
			),
		"seamark.hold-one": ([, , partition], tx) => hold(tx, [partition as number]),
		"seamark.move-cursor": (values, tx) => {
			move(tx, values);
			return nothing;
		},
		"seamark.parked": () => nothing,
		"select subject, coalesce": () => nothing,
		"audit.head": async (_values, tx) => {
			await locks.take(tx, "chain");
			return { rows: [{ ...head }] };
		},
		"audit.known": ([, ids]) => {
			if (o.planted === "torn-effect") return nothing;
			const asked = new Set(ids as string[]);
			return { rows: entries.filter((one) => asked.has(one.eventId)).map((one) => ({ event_id: one.eventId })) };
		},
		"audit.insert": (values, tx) => {
			insert(tx, values as readonly (readonly unknown[])[]);
			return nothing;
		},
		"audit.move-head": ([seq, hash], tx) => {
			later(tx, () => {
				head = { seq: seq as number, hash: hash as Buffer };
			});
			return nothing;
		},
		"simulation.effect": ([positions], tx) => {
			later(tx, () => void effects.push(...(positions as number[])));
			return nothing;
		},
	};
	const derived = /^audit\.(records|owners|parties)$|deliver/;
	const answer: Answer = (statement, values, tx) => {
		if (derived.test(statement)) return nothing;
		const known = Object.keys(answers).find((one) => statement.startsWith(one));
		if (!known) throw new Error(`the model of the audit's database does not know: ${statement.slice(0, 120)}`);
		return (answers[known] as (typeof answers)[string])(values, tx);
	};
	return {
		connect: (random: Seeded) => openModelPool({ ...o, random, locks, answer }),
		entries: entries as readonly Stored[],
		effects: effects as readonly number[],
		head: (): Head => ({ seq: head.seq, hash: head.hash.toString("hex") }),
		links: (): ChainLink[] =>
			entries.map((one) => ({
				seq: one.seq,
				bytes: entryBytes(one).toString("base64"),
				previousHash: one.previousHash,
				hash: one.hash,
			})),
	};
};
