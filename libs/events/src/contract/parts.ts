import type { Pool } from "@seamark/db";
import type { LogEvent } from "@seamark/log";
import type { Batch, Effect, EventSource } from "../types.ts";

/** How another process opens the same source. */
export type SourceSpec =
	| { kind: "follow"; source: string; address: string; identity: { name: string; key: Record<string, unknown> } }
	| { kind: "kafka"; source: string; kafka: { brokers: string[] }; sessionTimeoutMs: number; probeMs: number };

/** Where a consumer dies: when the batch is in hand, with its effect made and not committed, or committed and not acknowledged. */
export type Kill = { step: "before" | "between" | "after"; atBatch: number };
export const killSteps = ["before", "between", "after"] as const;

/** The effect of the contract's consumers: one row per event, without any constraint that would hide a second one. */
export const storeEffects: Effect = async (tx, events) => {
	await tx.query(
		`insert into effect (position, subject, seq, event_id)
		select * from unnest($1::bigint[], $2::text[], $3::integer[], $4::uuid[])`,
		[
			events.map((event) => event.position),
			events.map((event) => event.subject),
			events.map(seqOf),
			events.map((event) => event.id),
		],
	);
};

/** The event's number within its subject, which the contract's events carry as their payload. */
export const seqOf = (event: Pick<LogEvent, "data">): number => Buffer.from(event.data).readUInt32BE(0);

export const createEffects = `create table effect (n bigint generated always as identity, position bigint not null, subject text not null,
	seq integer not null, event_id uuid not null); grant select, insert, delete on effect to public`;

/** Lost, doubled and reordered effects, of the events 1 to `count`. */
export const tally = async (
	pool: Pool,
	count: number,
): Promise<{ lost: number; doubled: number; reordered: number }> => {
	const { rows } = await pool.query<{ lost: number; doubled: number; reordered: number }>(
		`select $1 - count(distinct position) as lost, count(*) - count(distinct position) as doubled,
			count(*) filter (where seq <= before) as reordered
		from (select *, lag(seq) over (partition by subject order by n) as before from effect) ordered`,
		[count],
	);
	return rows[0] as { lost: number; doubled: number; reordered: number };
};

/** Wraps source and effect so that `die` is called at the step. */
export const killing = (
	source: EventSource,
	effect: Effect,
	kill: Kill | undefined,
	die: () => void,
): { source: EventSource; effect: Effect } => {
	let batches = 0;
	let dying = false;
	return {
		source: changed(source, (run) => ({
			...run,
			deliver: async (batch: Batch) => {
				dying = kill !== undefined && ++batches >= kill.atBatch;
				if (dying && kill?.step === "before") die();
				await run.deliver(batch);
				if (dying && kill?.step === "after") die();
			},
		})),
		effect: async (tx, events) => {
			await effect(tx, events);
			if (dying && kill?.step === "between") die();
		},
	};
};

type Run = Parameters<EventSource["run"]>[0];

/** A source that sees another run than the consumer's. */
export const changed = (source: EventSource, change: (run: Run) => Run): EventSource => ({
	source: source.source,
	run: (run) => source.run(change(run)),
});

/** Stops delivering after some batches, says nothing, and does not end when told to: what a client that hangs looks like. */
export const stallingOnce = (source: EventSource, afterBatches: number): EventSource => {
	let batches = 0;
	let stalled = false;
	return {
		source: source.source,
		run: (run) => {
			if (stalled) return source.run(run);
			const forever = new Promise<void>(() => undefined);
			const hanging: Run = {
				...run,
				deliver: (batch) => {
					stalled = batches++ >= afterBatches;
					return stalled ? forever : run.deliver(batch);
				},
				alive: (behind) => {
					if (!stalled) run.alive(behind);
				},
			};
			// What the hanging client still holds is let go, so that the next one may join.
			return Promise.race([source.run(hanging), forever]);
		},
	};
};
